//! `/api/support/agent/canned-replies`: answers that are sent often.

use axum::{Extension, extract::State, http::StatusCode};
use base::{
    Fault,
    server::{Actor, Ctx, Json, Path, Result},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{CannedReplies, CannedReply, CannedReplyDraft, CannedReplyId, server};

pub(super) fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new().routes(routes!(list, add)).routes(routes!(change, remove))
}

/// All of them, by their shortcuts.
#[utoipa::path(get, path = "/api/support/agent/canned-replies", tag = "chat",
    responses((status = 200, body = CannedReplies), (status = 403, body = Fault)))]
async fn list(State(ctx): State<Ctx>, Extension(actor): Extension<Actor>) -> Result<Json<CannedReplies>> {
    Ok(Json::answer(server::canned_replies(&ctx, &actor).await?))
}

/// Keeps a new one.
#[utoipa::path(post, path = "/api/support/agent/canned-replies", tag = "chat", request_body = CannedReplyDraft,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = CannedReply), (status = 400, body = Fault), (status = 403, body = Fault)))]
async fn add(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Json(draft, key): Json<CannedReplyDraft>,
) -> Result<(StatusCode, Json<CannedReply>)> {
    let made = server::add_canned_reply_once(&ctx, &actor, draft, key.as_ref()).await?;
    Ok((StatusCode::CREATED, Json::answer(made)))
}

/// Changes one.
#[utoipa::path(put, path = "/api/support/agent/canned-replies/{id}", tag = "chat", request_body = CannedReplyDraft,
    params(("id" = CannedReplyId, Path)),
    responses((status = 200, body = CannedReply), (status = 400, body = Fault), (status = 403, body = Fault),
        (status = 404, body = Fault)))]
async fn change(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<CannedReplyId>,
    Json(draft, _): Json<CannedReplyDraft>,
) -> Result<Json<CannedReply>> {
    Ok(Json::answer(server::change_canned_reply(&ctx, &actor, id, draft).await?))
}

/// Deletes one.
#[utoipa::path(delete, path = "/api/support/agent/canned-replies/{id}", tag = "chat",
    params(("id" = CannedReplyId, Path)),
    responses((status = 204), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn remove(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<CannedReplyId>,
) -> Result<StatusCode> {
    server::remove_canned_reply(&ctx, &actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

//! `/api/support/agent/chats`: the desk's chats.

use axum::{Extension, extract::State, http::StatusCode};
use base::{
    Fault,
    server::{Actor, Ctx, Json, Path, Query, Result},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{ChatFilter, ChatSession, ChatSessionId, Chats, server};

pub(super) fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(find))
        .routes(routes!(accept))
        .routes(routes!(block))
}

/// The chats that wait, the caller's own, or all.
#[utoipa::path(get, path = "/api/support/agent/chats", tag = "chat", params(ChatFilter),
    responses((status = 200, body = Chats), (status = 403, body = Fault)))]
async fn list(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Query(filter): Query<ChatFilter>,
) -> Result<Json<Chats>> {
    Ok(Json::answer(server::list(&ctx, &actor, &filter).await?))
}

/// One chat.
#[utoipa::path(get, path = "/api/support/agent/chats/{id}", tag = "chat", params(("id" = ChatSessionId, Path)),
    responses((status = 200, body = ChatSession), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn find(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<ChatSessionId>,
) -> Result<Json<ChatSession>> {
    Ok(Json::answer(server::find(&ctx, &actor, id).await?))
}

/// Takes a chat that nobody has; an admin also one that somebody has.
#[utoipa::path(post, path = "/api/support/agent/chats/{id}/accept", tag = "chat",
    params(("id" = ChatSessionId, Path)),
    responses((status = 200, body = ChatSession), (status = 403, body = Fault), (status = 404, body = Fault),
        (status = 409, body = Fault)))]
async fn accept(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<ChatSessionId>,
) -> Result<Json<ChatSession>> {
    Ok(Json::answer(server::accept(&ctx, &actor, id).await?))
}

/// Ends a chat, and lets nobody chat any more from where it came.
#[utoipa::path(post, path = "/api/support/agent/chats/{id}/block", tag = "chat",
    params(("id" = ChatSessionId, Path)),
    responses((status = 204), (status = 403, body = Fault), (status = 404, body = Fault),
        (status = 409, body = Fault)))]
async fn block(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<ChatSessionId>,
) -> Result<StatusCode> {
    server::block_visitor(&ctx, &actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

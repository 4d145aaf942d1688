//! Feedback over REST: given by anybody, read at the desk. What is changed may touch tickets, and stands where both are known.

use axum::{Extension, extract::State, http::StatusCode};
use base::{
    Fault,
    server::{Actor, ClientAddress, ClientInfo, Ctx, Json, Path, Query, Result},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    Feedback, FeedbackFilter, FeedbackId, FeedbackList, NewFeedback, SubmittedFeedback, server::submissions,
};

/// The routes.
pub fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new().routes(routes!(submit)).routes(routes!(list)).routes(routes!(find))
}

/// Gives feedback, with the caller's name or without. Without one, nothing is kept that tells who gave it.
#[utoipa::path(post, path = "/api/feedback/submit", tag = "feedback", request_body = NewFeedback, security(()),
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = SubmittedFeedback), (status = 400, body = Fault), (status = 401, body = Fault),
        (status = 403, body = Fault), (status = 413, body = Fault), (status = 415, body = Fault),
        (status = 429, body = Fault), (status = 503, body = Fault)))]
async fn submit(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    address: Option<Extension<ClientAddress>>,
    info: ClientInfo,
    Json(draft, key): Json<NewFeedback>,
) -> Result<(StatusCode, Json<SubmittedFeedback>)> {
    let draft = NewFeedback { locale: info.locale(), ..draft };
    let address = address.map(|Extension(address)| address);
    let submitted = submissions::submit_once(&ctx, &actor, address, draft, key.as_ref()).await?;
    Ok((StatusCode::CREATED, Json::answer(submitted)))
}

/// What people said, newest first.
#[utoipa::path(get, path = "/api/support/agent/feedback", tag = "feedback", params(FeedbackFilter),
    responses((status = 200, body = FeedbackList), (status = 400, body = Fault), (status = 403, body = Fault)))]
async fn list(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Query(filter): Query<FeedbackFilter>,
) -> Result<Json<FeedbackList>> {
    Ok(Json::answer(submissions::list(&ctx, &actor, &filter).await?))
}

/// What somebody said once.
#[utoipa::path(get, path = "/api/support/agent/feedback/{id}", tag = "feedback", params(("id" = FeedbackId, Path)),
    responses((status = 200, body = Feedback), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn find(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<FeedbackId>,
) -> Result<Json<Feedback>> {
    Ok(Json::answer(submissions::find(&ctx, &actor, id).await?))
}

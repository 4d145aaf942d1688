//! Answers that are offered before a ticket is sent, over REST.

use axum::{Extension, extract::State, http::StatusCode};
use base::{
    Fault,
    server::{Actor, ClientInfo, Ctx, Json, Path, Result},
};
use serde::Deserialize;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{ArticleId, Asking, Deflection, DeflectionId, DeflectionReport, server};

pub(super) fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new().routes(routes!(offer)).routes(routes!(accept)).routes(routes!(report))
}

/// Offers the articles that may answer a ticket before it is sent.
#[utoipa::path(post, path = "/api/knowledge/deflections", tag = "knowledge", request_body = Asking,
    responses((status = 200, body = Deflection), (status = 401, body = Fault), (status = 404, body = Fault)))]
async fn offer(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    visit: ClientInfo,
    Json(asking, _): Json<Asking>,
) -> Result<Json<Deflection>> {
    Ok(Json::answer(server::offer_answers(&ctx, &actor, &visit, asking).await?))
}

/// The answer.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct Answer {
    /// The article that was enough.
    article: ArticleId,
}

/// Says that an article was answer enough.
#[utoipa::path(put, path = "/api/knowledge/deflections/{id}", tag = "knowledge", request_body = Answer,
    params(("id" = DeflectionId, Path)),
    responses((status = 204), (status = 401, body = Fault), (status = 404, body = Fault)))]
async fn accept(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<DeflectionId>,
    Json(answer, _): Json<Answer>,
) -> Result<StatusCode> {
    server::accept_answer(&ctx, &actor, id, answer.article).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// How often answers were offered, and how often one was enough.
#[utoipa::path(get, path = "/api/knowledge/deflections", tag = "knowledge",
    responses((status = 200, body = DeflectionReport), (status = 403, body = Fault)))]
async fn report(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
) -> Result<Json<DeflectionReport>> {
    Ok(Json::answer(server::deflection_report(&ctx, &actor).await?))
}

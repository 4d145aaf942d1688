//! The queue over REST, for admins.

use axum::{Extension, extract::State, http::StatusCode};
use base::{
    Fault,
    server::{Actor, Ctx, Json, Path, Result},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{DeadLetters, JobId};

/// The routes of the queue.
pub fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(retry)).routes(routes!(delete))
}

/// Jobs that were given up, and those of a kind that nobody knows any more.
#[utoipa::path(get, path = "/api/admin/jobs", tag = "operations",
    responses((status = 200, body = DeadLetters), (status = 403, body = Fault)))]
async fn list(State(ctx): State<Ctx>, Extension(actor): Extension<Actor>) -> Result<Json<DeadLetters>> {
    Ok(Json::answer(super::dead_letters(&ctx, &actor).await?))
}

/// Runs a dead letter again.
#[utoipa::path(post, path = "/api/admin/jobs/{id}/retry", tag = "operations", params(("id" = JobId, Path)),
    responses((status = 204), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn retry(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<JobId>,
) -> Result<StatusCode> {
    super::retry(&ctx, &actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Deletes a dead letter.
#[utoipa::path(delete, path = "/api/admin/jobs/{id}", tag = "operations", params(("id" = JobId, Path)),
    responses((status = 204), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn delete(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<JobId>,
) -> Result<StatusCode> {
    super::delete(&ctx, &actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

//! How long things are kept, and what goes.

use axum::{Extension, extract::State, http::StatusCode};
use base::{
    Fault,
    server::{Actor, Ctx, Json, Result},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{Retention, RetentionChange, RetentionRun, RetentionRuns, server};

pub(super) fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new().routes(routes!(find, change)).routes(routes!(runs, run))
}

/// How long each kind is kept, in days, and how much of it would go now. Nothing is done.
#[utoipa::path(get, path = "/api/admin/retention", tag = "admin",
    responses((status = 200, body = Retention), (status = 403, body = Fault)))]
async fn find(State(ctx): State<Ctx>, Extension(actor): Extension<Actor>) -> Result<Json<Retention>> {
    Ok(Json::answer(server::retention(&ctx, &actor).await?))
}

/// Changes how long kinds are kept; those that are missing stay.
#[utoipa::path(put, path = "/api/admin/retention", tag = "admin", request_body = RetentionChange,
    responses((status = 200, body = Retention), (status = 400, body = Fault), (status = 403, body = Fault)))]
async fn change(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Json(change, _): Json<RetentionChange>,
) -> Result<Json<Retention>> {
    Ok(Json::answer(server::change_retention(&ctx, &actor, change).await?))
}

/// The last runs, the newest first.
#[utoipa::path(get, path = "/api/admin/retention/runs", tag = "admin",
    responses((status = 200, body = RetentionRuns), (status = 403, body = Fault)))]
async fn runs(State(ctx): State<Ctx>, Extension(actor): Extension<Actor>) -> Result<Json<RetentionRuns>> {
    Ok(Json::answer(server::retention_runs(&ctx, &actor).await?))
}

/// Does now what is done daily. A worker takes it up; where a run goes on, that one is answered.
#[utoipa::path(post, path = "/api/admin/retention/runs", tag = "admin",
    responses((status = 202, body = RetentionRun), (status = 403, body = Fault)))]
async fn run(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
) -> Result<(StatusCode, Json<RetentionRun>)> {
    Ok((StatusCode::ACCEPTED, Json::answer(server::run_retention(&ctx, &actor).await?)))
}

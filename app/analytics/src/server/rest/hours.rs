//! `/api/admin/reports`: the working hours, and counting anew.

use axum::{Extension, extract::State, http::StatusCode};
use base::{
    Fault,
    server::{Actor, Ctx, Json, Result},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{ReportHours, server};

pub(super) fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new().routes(routes!(find, save)).routes(routes!(recount))
}

/// The working hours that `clock=business` counts.
#[utoipa::path(get, path = "/api/admin/reports/hours", tag = "admin",
    responses((status = 200, body = ReportHours), (status = 403, body = Fault)))]
async fn find(State(ctx): State<Ctx>, Extension(actor): Extension<Actor>) -> Result<Json<ReportHours>> {
    Ok(Json::answer(server::report_hours(&ctx, &actor).await?))
}

/// Keeps the working hours; what is missing is as it was at first. All times are counted anew by them, in the background.
#[utoipa::path(put, path = "/api/admin/reports/hours", tag = "admin", request_body = ReportHours,
    responses((status = 200, body = ReportHours), (status = 400, body = Fault), (status = 403, body = Fault)))]
async fn save(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Json(hours, _): Json<ReportHours>,
) -> Result<Json<ReportHours>> {
    Ok(Json::answer(server::save_report_hours(&ctx, &actor, hours).await?))
}

/// Has everything counted anew from what tickets remember, in the background.
#[utoipa::path(post, path = "/api/admin/reports/recount", tag = "admin",
    responses((status = 202), (status = 403, body = Fault)))]
async fn recount(State(ctx): State<Ctx>, Extension(actor): Extension<Actor>) -> Result<StatusCode> {
    server::recount(&ctx, &actor).await?;
    Ok(StatusCode::ACCEPTED)
}

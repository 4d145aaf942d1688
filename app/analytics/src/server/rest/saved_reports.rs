//! `/api/support/saved-reports`: reports with their filters under a name.

use axum::{Extension, extract::State, http::StatusCode};
use base::{
    Fault,
    server::{Actor, Ctx, Json, Path, Result},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{SavedReport, SavedReportDraft, SavedReportId, SavedReports, server};

pub(super) fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new().routes(routes!(list, save)).routes(routes!(change, remove))
}

/// The caller's own and the shared ones, by name.
#[utoipa::path(get, path = "/api/support/saved-reports", tag = "reports",
    responses((status = 200, body = SavedReports), (status = 403, body = Fault)))]
async fn list(State(ctx): State<Ctx>, Extension(actor): Extension<Actor>) -> Result<Json<SavedReports>> {
    Ok(Json::answer(server::saved_reports(&ctx, &actor).await?))
}

/// Saves one. A schedule is kept; the house sends no mail yet, and `schedule_note` says so.
#[utoipa::path(post, path = "/api/support/saved-reports", tag = "reports", request_body = SavedReportDraft,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = SavedReport), (status = 400, body = Fault), (status = 403, body = Fault)))]
async fn save(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Json(draft, key): Json<SavedReportDraft>,
) -> Result<(StatusCode, Json<SavedReport>)> {
    let saved = server::save_report(&ctx, &actor, draft, key.as_ref()).await?;
    Ok((StatusCode::CREATED, Json::answer(saved)))
}

/// Changes one of the caller's own.
#[utoipa::path(put, path = "/api/support/saved-reports/{id}", tag = "reports", request_body = SavedReportDraft,
    params(("id" = SavedReportId, Path)),
    responses((status = 200, body = SavedReport), (status = 400, body = Fault), (status = 403, body = Fault),
        (status = 404, body = Fault)))]
async fn change(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<SavedReportId>,
    Json(draft, _): Json<SavedReportDraft>,
) -> Result<Json<SavedReport>> {
    Ok(Json::answer(server::change_saved_report(&ctx, &actor, id, draft).await?))
}

/// Deletes one of the caller's own.
#[utoipa::path(delete, path = "/api/support/saved-reports/{id}", tag = "reports",
    params(("id" = SavedReportId, Path)),
    responses((status = 204), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn remove(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<SavedReportId>,
) -> Result<StatusCode> {
    server::remove_saved_report(&ctx, &actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

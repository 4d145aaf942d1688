//! What an admin decides about files.

use axum::{Extension, extract::State};
use base::{
    Fault,
    server::{Actor, Ctx, Json, Result},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{FileSettings, FilesOverview, server};

pub(super) fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new().routes(routes!(read, save))
}

/// The settings of files, and how the storage and the scanner are.
#[utoipa::path(get, path = "/api/admin/files/settings", tag = "admin",
    responses((status = 200, body = FilesOverview), (status = 403, body = Fault)))]
async fn read(State(ctx): State<Ctx>, Extension(actor): Extension<Actor>) -> Result<Json<FilesOverview>> {
    Ok(Json::answer(server::files_overview(&ctx, &actor).await?))
}

/// Changes the settings of files; what is not given gets its default.
#[utoipa::path(put, path = "/api/admin/files/settings", tag = "admin", request_body = FileSettings,
    responses((status = 200, body = FilesOverview), (status = 400, body = Fault), (status = 403, body = Fault)))]
async fn save(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Json(settings, _): Json<FileSettings>,
) -> Result<Json<FilesOverview>> {
    Ok(Json::answer(server::save_settings(&ctx, &actor, settings).await?))
}

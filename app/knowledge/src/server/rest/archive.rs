//! The help center as a packed folder of Markdown.

use axum::{
    Extension,
    body::{Body, to_bytes},
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use base::{
    Fault,
    server::{Actor, Ctx, Error, Json, Result},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{ImportReport, server};

/// The largest archive, in bytes.
const LARGEST: usize = 32 * 1024 * 1024;

pub(super) fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new().routes(routes!(export)).routes(routes!(import))
}

/// Every article with its images and topics, as a ZIP archive of Markdown files with front matter.
#[utoipa::path(get, path = "/api/knowledge/export", tag = "knowledge",
    responses((status = 200, content_type = "application/zip"), (status = 403, body = Fault)))]
async fn export(State(ctx): State<Ctx>, Extension(actor): Extension<Actor>) -> Result<Response> {
    let archive = server::export(&ctx, &actor).await?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/zip")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"help-center.zip\"")),
    ];
    Ok((headers, archive).into_response())
}

/// Takes such an archive, up to 32 MB and five thousand files; what cannot be taken is said, the rest is taken.
#[utoipa::path(post, path = "/api/admin/knowledge/import", tag = "admin",
    request_body(content = Vec<u8>, content_type = "application/zip"),
    responses((status = 200, body = ImportReport), (status = 400, body = Fault), (status = 403, body = Fault), (status = 413, body = Fault)))]
async fn import(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    archive: Body,
) -> Result<Json<ImportReport>> {
    // Before it is read: a stranger's archive takes no memory.
    actor.admin()?;
    let archive = to_bytes(archive, LARGEST).await.map_err(|_| Error::TooLarge)?;
    Ok(Json::answer(server::import(&ctx, &actor, archive).await?))
}

//! The help center as a packed folder of Markdown.

use std::{convert::Infallible, time::Duration};

use axum::{
    Extension,
    body::{Body, Bytes, to_bytes},
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use base::{
    Fault,
    server::{Actor, Ctx, Error, Query, Result},
};
use futures::{StreamExt, stream};
use tokio::{task::JoinHandle, time::timeout};
use tracing::Instrument;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::server::permissions;
use crate::{
    ExportFilter, ImportReport,
    server::{self, Import},
};

/// The largest archive, in bytes.
const LARGEST: usize = 32 * 1024 * 1024;
/// How often whoever waits for an import hears that it goes on: proxies give up on those who are silent for a minute.
const SIGN_OF_LIFE: Duration = Duration::from_secs(10);

pub(super) fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new().routes(routes!(export)).routes(routes!(import))
}

/// Every article with its images, the questions and the categories, as a ZIP archive of Markdown files with front matter.
#[utoipa::path(get, path = "/api/knowledge/export", tag = "knowledge", params(ExportFilter),
    responses((status = 200, content_type = "application/zip"), (status = 400, body = Fault), (status = 403, body = Fault)))]
async fn export(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Query(filter): Query<ExportFilter>,
) -> Result<Response> {
    let archive = server::export(&ctx, &actor, filter).await?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/zip")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"help-center.zip\"")),
    ];
    Ok((headers, Body::from_stream(archive.stream())).into_response())
}

/// Takes such an archive, up to 32 MB and twenty thousand files; what cannot be taken is said, the rest is taken. It goes
/// on if the caller leaves; blanks before the answer are signs of life.
#[utoipa::path(post, path = "/api/admin/knowledge/import", tag = "admin",
    request_body(content = Vec<u8>, content_type = "application/zip"),
    responses((status = 200, body = ImportReport), (status = 400, body = Fault), (status = 403, body = Fault), (status = 413, body = Fault)))]
async fn import(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    archive: Body,
) -> Result<Response> {
    // Before it is read: a stranger's archive takes no memory.
    actor.can(permissions::IMPORT)?;
    let archive = to_bytes(archive, LARGEST).await.map_err(|_| Error::TooLarge)?;
    let import = Import::open(&actor, archive).await?;
    let taking = async move { import.take(&ctx, &actor).await };
    let taking = tokio::spawn(taking.in_current_span());
    // Whoever packs it asks once more than there are parts.
    let answer = Body::from_stream(stream::unfold(Some(taking), next_part).fuse());
    Ok(([(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))], answer).into_response())
}

type Taking = JoinHandle<Result<ImportReport>>;

/// A blank while it goes on, then the report. What went wrong after the answer began can only be said in its place.
async fn next_part(taking: Option<Taking>) -> Option<(Result<Bytes, Infallible>, Option<Taking>)> {
    let mut taking = taking?;
    let Ok(taken) = timeout(SIGN_OF_LIFE, &mut taking).await else {
        return Some((Ok(Bytes::from_static(b" ")), Some(taking)));
    };
    let told = match taken.unwrap_or_else(|gone| Err(Error::Other(gone.into()))) {
        Ok(report) => serde_json::to_vec(&report),
        Err(error) => serde_json::to_vec(&error.to_fault_logged()),
    };
    Some((Ok(told.unwrap_or_default().into()), None))
}

//! `/api/support/attachments`: files are sent, and found again at an address that expires.

use axum::{
    Extension,
    body::Body,
    extract::State,
    http::{HeaderMap, StatusCode, header},
};
use base::{
    Fault,
    server::{Actor, ClientAddress, Ctx, Json, Path, Result},
};
use serde::Serialize;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::forms::{MOST, receive_all};
use crate::{
    Attachment, FileId, SignedAttachment,
    server::{self, HandedTo},
};

pub(super) fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new().routes(routes!(upload)).routes(routes!(find))
}

/// The first file that was sent, with its fields here, and all of them.
#[derive(Serialize, utoipa::ToSchema)]
struct UploadedFiles {
    #[serde(flatten)]
    first: Attachment,
    attachments: Vec<Attachment>,
}

/// A form with files.
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "it describes the form, which is read as it comes")]
struct UploadForm {
    /// A file; the field may be there several times.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// Sends files, one or several; all of them are kept or none. They hang on nothing yet: name their ids with what they
/// belong to within a day.
#[utoipa::path(post, path = "/api/support/attachments", tag = "files",
    request_body(content = UploadForm, content_type = "multipart/form-data"),
    responses((status = 201, body = UploadedFiles), (status = 400, body = Fault), (status = 401, body = Fault),
        (status = 413, body = Fault), (status = 415, body = Fault), (status = 429, body = Fault),
        (status = 503, body = Fault)))]
async fn upload(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    address: Option<Extension<ClientAddress>>,
    headers: HeaderMap,
    body: Body,
) -> Result<(StatusCode, Json<UploadedFiles>)> {
    let address = address.map(|Extension(address)| address);
    let received = receive_all(&ctx, &actor, address, &headers, body, MOST).await?;
    let (first, attachments) = received.one_or_more()?;
    Ok((StatusCode::CREATED, Json::answer(UploadedFiles { first, attachments })))
}

/// A file, with an address that is the caller's alone and expires after five minutes. One that a program asked for, with a
/// token, works without it too.
#[utoipa::path(get, path = "/api/support/attachments/{id}", tag = "files", params(("id" = FileId, Path)),
    responses((status = 200, body = SignedAttachment), (status = 404, body = Fault)))]
async fn find(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<FileId>,
    headers: HeaderMap,
) -> Result<Json<SignedAttachment>> {
    // A visitor's token travels in a header of its own, and a picture in their page cannot send it along.
    let is_program = headers.contains_key(header::AUTHORIZATION) || matches!(actor, Actor::Visitor(_));
    let handed_to = if is_program { HandedTo::Program } else { HandedTo::Browser };
    Ok(Json::answer(server::sign(&ctx, &actor, id, handed_to).await?))
}

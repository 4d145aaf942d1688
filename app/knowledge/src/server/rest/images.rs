//! Images of articles.

use axum::{
    Extension,
    body::Bytes,
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use base::{
    Fault,
    server::{Actor, Ctx, Json, Path, Result},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{ArticleImage, server};

pub(super) fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new().routes(routes!(keep))
}

/// Keeps an image: its bytes are the body, up to 1.5 MB.
#[utoipa::path(post, path = "/api/knowledge/images", tag = "knowledge",
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 201, body = ArticleImage), (status = 400, body = Fault), (status = 403, body = Fault), (status = 413, body = Fault)))]
async fn keep(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    bytes: Bytes,
) -> Result<(StatusCode, Json<ArticleImage>)> {
    Ok((StatusCode::CREATED, Json::answer(server::keep_image(&ctx, &actor, &bytes).await?)))
}

/// An image, which never changes under its name.
pub(crate) async fn show(State(ctx): State<Ctx>, Path(file): Path<String>) -> Result<Response> {
    let (kind, bytes) = server::find_image(&ctx, &file).await?;
    let kind = HeaderValue::from_str(&format!("image/{}", kind.as_str())).map_err(anyhow::Error::from)?;
    let kept = HeaderValue::from_static("public, max-age=31536000, immutable");
    Ok(([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, kept)], bytes).into_response())
}

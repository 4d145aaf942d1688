//! Images of articles.

use axum::{
    Extension,
    body::Bytes,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use base::{
    Fault,
    server::{Actor, Ctx, Json, Path, Result},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    ArticleImage,
    server::{
        self,
        images::{FoundImage, open_image},
    },
};

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
pub(crate) async fn show(
    State(ctx): State<Ctx>,
    Path(file): Path<String>,
    headers: HeaderMap,
) -> Result<Response> {
    const FOR_EVER: &str = "public, max-age=31536000, immutable";
    match open_image(&ctx, &file).await? {
        FoundImage::Stored(stored) => files::server::respond(&ctx, stored, &headers, FOR_EVER).await,
        FoundImage::NotMoved(kind, bytes) => {
            let described = [
                (header::CONTENT_TYPE, HeaderValue::from_static(kind.media_type())),
                (header::CACHE_CONTROL, HeaderValue::from_static(FOR_EVER)),
            ];
            Ok((described, bytes).into_response())
        }
    }
}

//! What is known of somebody goes out, or away.

use axum::{
    Extension,
    body::{Body, Bytes},
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use base::{
    Fault, UserId,
    server::{Actor, Ctx, Json, Path, Result, SignedIn},
};
use futures::Stream;
use serde::Deserialize;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{ErasureReceipt, server};

pub(super) fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new()
        .routes(routes!(export_me))
        .routes(routes!(erase_me))
        .routes(routes!(export_person))
        .routes(routes!(erase_person))
}

/// All that is known of the caller, section by section.
#[utoipa::path(get, path = "/api/auth/me/export", tag = "identity",
    responses((status = 200, body = serde_json::Value), (status = 401, body = Fault), (status = 429, body = Fault)))]
async fn export_me(State(ctx): State<Ctx>, Extension(actor): Extension<Actor>) -> Result<Response> {
    Ok(download(server::export_me(&ctx, &actor).await?))
}

/// The password of the account.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct OwnErasure {
    /// The present one.
    #[schema(format = Password)]
    current_password: String,
}

/// Erases the caller: their account is closed for good, and what they said is replaced.
#[utoipa::path(post, path = "/api/auth/me/erase", tag = "identity", request_body = OwnErasure,
    responses((status = 200, body = ErasureReceipt), (status = 400, body = Fault), (status = 401, body = Fault),
        (status = 409, body = Fault), (status = 429, body = Fault)))]
async fn erase_me(
    State(ctx): State<Ctx>,
    SignedIn(actor): SignedIn,
    Json(erasure, _): Json<OwnErasure>,
) -> Result<Json<ErasureReceipt>> {
    Ok(Json::answer(server::erase_me(&ctx, &actor, &erasure.current_password).await?))
}

/// All that is known of somebody, with what the desk notes about them.
#[utoipa::path(post, path = "/api/admin/people/{id}/export", tag = "people", params(("id" = UserId, Path)),
    responses((status = 200, body = serde_json::Value), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn export_person(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<UserId>,
) -> Result<Response> {
    Ok(download(server::export_person(&ctx, &actor, id).await?))
}

/// Erases somebody. Tickets that are held are left alone, and named in the receipt.
#[utoipa::path(post, path = "/api/admin/people/{id}/erase", tag = "people", params(("id" = UserId, Path)),
    responses((status = 200, body = ErasureReceipt), (status = 403, body = Fault), (status = 404, body = Fault),
        (status = 409, body = Fault)))]
async fn erase_person(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<UserId>,
) -> Result<Json<ErasureReceipt>> {
    Ok(Json::answer(server::erase_person(&ctx, &actor, id).await?))
}

/// A file that no cache keeps.
fn download(known: impl Stream<Item = Result<Bytes>> + Send + 'static) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"personal-data.json\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers, Body::from_stream(known)).into_response()
}

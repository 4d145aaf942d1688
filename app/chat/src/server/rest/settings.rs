//! `/api/admin/chat`: what an admin decides about chat.

use axum::{Extension, extract::State};
use base::{
    Fault,
    server::{Actor, Ctx, Json, Result},
};
use serde::Serialize;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{ChatSettings, server};

pub(super) fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new().routes(routes!(find, save)).routes(routes!(secret)).routes(routes!(rotate))
}

/// The secret by which host sites sign who their visitors are.
#[derive(Serialize, utoipa::ToSchema)]
struct IdentitySecret {
    /// For HS256.
    secret: String,
}

/// The settings.
#[utoipa::path(get, path = "/api/admin/chat/settings", tag = "admin",
    responses((status = 200, body = ChatSettings), (status = 403, body = Fault)))]
async fn find(State(ctx): State<Ctx>, Extension(actor): Extension<Actor>) -> Result<Json<ChatSettings>> {
    Ok(Json::answer(server::chat_settings(&ctx, &actor).await?))
}

/// Keeps the settings; what is missing is as it was at first.
#[utoipa::path(put, path = "/api/admin/chat/settings", tag = "admin", request_body = ChatSettings,
    responses((status = 200, body = ChatSettings), (status = 400, body = Fault), (status = 403, body = Fault)))]
async fn save(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Json(settings, _): Json<ChatSettings>,
) -> Result<Json<ChatSettings>> {
    Ok(Json::answer(server::save_chat_settings(&ctx, &actor, settings).await?))
}

/// The secret by which host sites sign who their visitors are.
#[utoipa::path(get, path = "/api/admin/chat/identity-secret", tag = "admin",
    responses((status = 200, body = IdentitySecret), (status = 403, body = Fault)))]
async fn secret(State(ctx): State<Ctx>, Extension(actor): Extension<Actor>) -> Result<Json<IdentitySecret>> {
    Ok(Json::answer(IdentitySecret { secret: server::identity_secret(&ctx, &actor).await? }))
}

/// Makes a new one; the one before holds for a day.
#[utoipa::path(post, path = "/api/admin/chat/identity-secret/rotate", tag = "admin",
    responses((status = 200, body = IdentitySecret), (status = 403, body = Fault)))]
async fn rotate(State(ctx): State<Ctx>, Extension(actor): Extension<Actor>) -> Result<Json<IdentitySecret>> {
    Ok(Json::answer(IdentitySecret { secret: server::rotate_identity_secret(&ctx, &actor).await? }))
}

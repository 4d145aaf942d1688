//! An agent's own status over REST.

use axum::{Extension, extract::State};
use base::{
    Fault,
    server::{Actor, Ctx, Json, Result},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::people::{OwnStatus, OwnStatusChange};

/// The routes of one's own status.
pub fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new().routes(routes!(find, change))
}

/// Whether the caller takes work, and how much.
#[utoipa::path(get, path = "/api/support/agent/me", tag = "people",
    responses((status = 200, body = OwnStatus), (status = 403, body = Fault)))]
async fn find(State(ctx): State<Ctx>, Extension(actor): Extension<Actor>) -> Result<Json<OwnStatus>> {
    Ok(Json::answer(super::own_status(&ctx, &actor).await?))
}

/// Changes it; what is left out stays.
#[utoipa::path(patch, path = "/api/support/agent/me", tag = "people", request_body = OwnStatusChange,
    responses((status = 200, body = OwnStatus), (status = 400, body = Fault), (status = 403, body = Fault)))]
async fn change(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Json(change, _): Json<OwnStatusChange>,
) -> Result<Json<OwnStatus>> {
    Ok(Json::answer(super::change_own_status(&ctx, &actor, change).await?))
}

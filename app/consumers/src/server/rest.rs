//! What was set aside over REST, for admins.

use axum::{Extension, extract::State, http::StatusCode};
use base::{
    Fault,
    server::{Actor, Ctx, Json, Path, Result},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{DeliveryId, SetAsideEvents};

/// The routes of the consumers.
pub fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(retry))
}

/// Events that a consumer failed at until its tries ended.
#[utoipa::path(get, path = "/api/admin/deliveries", tag = "operations",
    responses((status = 200, body = SetAsideEvents), (status = 403, body = Fault)))]
async fn list(State(ctx): State<Ctx>, Extension(actor): Extension<Actor>) -> Result<Json<SetAsideEvents>> {
    Ok(Json::answer(super::set_aside(&ctx, &actor).await?))
}

/// Runs an event again that was set aside.
#[utoipa::path(post, path = "/api/admin/deliveries/{id}/retry", tag = "operations",
    params(("id" = DeliveryId, Path)),
    responses((status = 204), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn retry(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<DeliveryId>,
) -> Result<StatusCode> {
    super::retry(&ctx, &actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

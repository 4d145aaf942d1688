//! `/api/support/agent/satisfaction`: what people said. How it is said stands beside tickets, in `app`.

use axum::{Extension, extract::State};
use base::{
    Fault,
    server::{Actor, Ctx, Json, Query, Result},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{SatisfactionFilter, SatisfactionRatings, server::satisfaction};

/// The routes of satisfaction.
pub fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new().routes(routes!(list))
}

/// How people found the caller's work; everybody's for an admin.
#[utoipa::path(get, path = "/api/support/agent/satisfaction", tag = "satisfaction", params(SatisfactionFilter),
    responses((status = 200, body = SatisfactionRatings), (status = 400, body = Fault), (status = 401, body = Fault),
        (status = 403, body = Fault)))]
async fn list(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Query(filter): Query<SatisfactionFilter>,
) -> Result<Json<SatisfactionRatings>> {
    Ok(Json::answer(satisfaction::list(&ctx, &actor, &filter).await?))
}

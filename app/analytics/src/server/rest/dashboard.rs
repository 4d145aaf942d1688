//! `/api/support/agent/dashboard`: the desk as it is now.

use axum::{Extension, extract::State};
use base::{
    Fault,
    server::{Actor, Ctx, Json, Result},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{Dashboard, server};

pub(super) fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new().routes(routes!(find))
}

/// What waits, what came and went today, and who has how much.
#[utoipa::path(get, path = "/api/support/agent/dashboard", tag = "reports",
    responses((status = 200, body = Dashboard), (status = 403, body = Fault)))]
async fn find(State(ctx): State<Ctx>, Extension(actor): Extension<Actor>) -> Result<Json<Dashboard>> {
    Ok(Json::answer(server::dashboard(&ctx, &actor).await?))
}

//! `/api/support/tags`: the tags in use.

use axum::{Extension, extract::State};
use base::{
    Fault,
    server::{Actor, Ctx, Json, Query, Result},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{TagQuery, Tags, server};

pub(super) fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new().routes(routes!(tags))
}

/// The tags in use, most used first.
#[utoipa::path(get, path = "/api/support/tags", tag = "desk", params(TagQuery),
    responses((status = 200, body = Tags), (status = 401, body = Fault), (status = 403, body = Fault)))]
async fn tags(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Query(query): Query<TagQuery>,
) -> Result<Json<Tags>> {
    Ok(Json::answer(server::tags(&ctx, &actor, &query).await?))
}

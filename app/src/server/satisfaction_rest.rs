//! Where ratings and tickets meet, over REST.

use axum::extract::State;
use base::{
    Fault,
    server::{Ctx, Json, Path, Result, SignedIn},
};
use feedback::{GivenRating, SatisfactionDraft};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::rate_ticket;

/// The routes.
pub(super) fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new().routes(routes!(rate))
}

/// Says how the help with a ticket of one's own was, or changes that; unhappy, one may have the ticket opened again.
#[utoipa::path(post, path = "/api/support/tickets/{id}/satisfaction", tag = "satisfaction", request_body = SatisfactionDraft,
    params(("id" = String, Path)),
    responses((status = 200, body = GivenRating), (status = 400, body = Fault), (status = 401, body = Fault),
        (status = 403, body = Fault), (status = 404, body = Fault), (status = 409, body = Fault)))]
async fn rate(
    State(ctx): State<Ctx>,
    SignedIn(actor): SignedIn,
    Path(id): Path<String>,
    Json(body, _): Json<SatisfactionDraft>,
) -> Result<Json<GivenRating>> {
    Ok(Json::answer(rate_ticket(&ctx, &actor, &id, body).await?))
}

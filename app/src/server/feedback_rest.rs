//! Where feedback and tickets meet, over REST.

use axum::{Extension, extract::State};
use base::{
    Fault,
    server::{Actor, Ctx, Json, Path, Result},
};
use feedback::{Feedback, FeedbackChange, FeedbackId};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::feedback_to_ticket::change_feedback;

/// The routes.
pub(super) fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new().routes(routes!(change))
}

/// Says what becomes of feedback. `"ticket": true` makes a ticket of it, once; a number says which one it belongs to. `"idea"` does the
/// same for ideas: `true`, a number, or `{"title", "body"}` in the desk's words.
#[utoipa::path(patch, path = "/api/support/agent/feedback/{id}", tag = "feedback", request_body = FeedbackChange,
    params(("id" = FeedbackId, Path)),
    responses((status = 200, body = Feedback), (status = 400, body = Fault), (status = 401, body = Fault),
        (status = 403, body = Fault), (status = 404, body = Fault), (status = 409, body = Fault)))]
async fn change(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<FeedbackId>,
    Json(change, _): Json<FeedbackChange>,
) -> Result<Json<Feedback>> {
    Ok(Json::answer(change_feedback(&ctx, &actor, id, change).await?))
}

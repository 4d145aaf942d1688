//! Where ratings and tickets meet, over REST.

use axum::{Extension, extract::State};
use base::{
    Fault,
    server::{Actor, Ctx, Json, Path, Result},
};
use feedback::{GivenRating, SatisfactionDraft};
use serde::Deserialize;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{rate_by_link, rate_ticket};

/// The routes.
pub(super) fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new().routes(routes!(rate))
}

/// A rating to give, by whoever is signed in or came by the link of a mail.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct SentRating {
    /// From 1, very unhappy, to 5, very happy.
    score: i16,
    /// In their words.
    comment: Option<String>,
    /// Whether the ticket is to be open again; taken of who gives 1 or 2.
    #[serde(default)]
    reopen: bool,
    /// Of the link in a mail, in the place of an account.
    token: Option<String>,
}

/// Says how the help with a ticket of one's own was, or changes that; unhappy, one may have the ticket opened again.
#[utoipa::path(post, path = "/api/support/tickets/{id}/rating", tag = "satisfaction", request_body = SentRating,
    params(("id" = String, Path)), security(()),
    responses((status = 200, body = GivenRating), (status = 400, body = Fault), (status = 401, body = Fault),
        (status = 403, body = Fault), (status = 404, body = Fault), (status = 409, body = Fault)))]
async fn rate(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<String>,
    Json(sent, _): Json<SentRating>,
) -> Result<Json<GivenRating>> {
    let SentRating { score, comment, reopen, token } = sent;
    let draft = SatisfactionDraft { score, comment, reopen };
    Ok(Json::answer(match token {
        Some(token) => rate_by_link(&ctx, &token, Some(&id), draft).await?,
        None => rate_ticket(&ctx, &actor, &id, draft).await?,
    }))
}

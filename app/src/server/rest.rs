//! What mixes domains, over REST.

use axum::{Extension, extract::State, http::StatusCode};
use base::{
    Fault,
    server::{Actor, Ctx, Json, Path, Result},
};
use serde::Deserialize;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::convert_ticket_to_article;
use crate::{AnswerKind, ConvertedTicket};

/// The routes.
pub fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new().routes(routes!(keep))
}

/// What to make of a ticket.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct Keep {
    kind: AnswerKind,
}

/// Begins an article or a question of the FAQ from a resolved ticket.
#[utoipa::path(post, path = "/api/support/agent/tickets/{id}/answer", tag = "desk", request_body = Keep,
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = ConvertedTicket), (status = 403, body = Fault), (status = 404, body = Fault),
        (status = 409, body = Fault)))]
async fn keep(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<String>,
    Json(body, idempotency_key): Json<Keep>,
) -> Result<(StatusCode, Json<ConvertedTicket>)> {
    let kept = convert_ticket_to_article(&ctx, &actor, &id, body.kind, idempotency_key.as_ref()).await?;
    Ok((StatusCode::CREATED, Json::answer(kept)))
}

//! `/api/support/agent`: the same verbs, for the desk alone.

use axum::{
    Extension,
    extract::{FromRequestParts, State},
    http::{StatusCode, request::Parts},
};
use base::{
    Fault, PageQuery,
    server::{Actor, Ctx, Error, Json, Path, Query, Result, SignedIn},
};
use serde::Deserialize;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    messages::{self, Messages, OneMessage},
    tickets::{self, OneTicket},
};
use crate::server::permissions;
use crate::{Change, Filter, NewMessage, Tickets, server};

/// Whoever sees every ticket: the others are refused before their body is read. The verbs ask again.
struct Desk(Actor);

impl<S: Sync> FromRequestParts<S> for Desk {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self> {
        let actor = parts.extensions.get::<Actor>().cloned().unwrap_or_default();
        actor.can(permissions::READ_ALL)?;
        Ok(Self(actor))
    }
}

pub(super) fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new()
        .routes(routes!(queue))
        .routes(routes!(find, change))
        .routes(routes!(messages, reply))
        .routes(routes!(escalate))
        .routes(routes!(claim))
}

/// Every ticket, for the desk.
#[utoipa::path(get, path = "/api/support/agent/tickets", tag = "desk", params(Filter),
    responses((status = 200, body = Tickets), (status = 403, body = Fault)))]
async fn queue(state: State<Ctx>, Desk(actor): Desk, filter: Query<Filter>) -> Result<Json<Tickets>> {
    tickets::list(state, Extension(actor), filter).await
}

/// One ticket, for the desk alone.
#[utoipa::path(get, path = "/api/support/agent/tickets/{id}", tag = "desk", params(("id" = String, Path)),
    responses((status = 200, body = OneTicket), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn find(state: State<Ctx>, Desk(actor): Desk, id: Path<String>) -> Result<Json<OneTicket>> {
    tickets::find(state, Extension(actor), id).await
}

/// Changes a ticket, for the desk alone.
#[utoipa::path(patch, path = "/api/support/agent/tickets/{id}", tag = "desk", params(("id" = String, Path)),
    request_body = Change,
    responses((status = 200, body = OneTicket), (status = 403, body = Fault), (status = 409, body = Fault)))]
async fn change(
    state: State<Ctx>,
    Desk(actor): Desk,
    id: Path<String>,
    body: Json<Change>,
) -> Result<Json<OneTicket>> {
    tickets::change(state, SignedIn(actor), id, body).await
}

/// What was said, for the desk alone.
#[utoipa::path(get, path = "/api/support/agent/tickets/{id}/messages", tag = "desk",
    params(("id" = String, Path), PageQuery),
    responses((status = 200, body = Messages), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn messages(
    state: State<Ctx>,
    Desk(actor): Desk,
    id: Path<String>,
    page: Query<PageQuery>,
) -> Result<Json<Messages>> {
    messages::messages(state, Extension(actor), id, page).await
}

/// Says something, for the desk alone.
#[utoipa::path(post, path = "/api/support/agent/tickets/{id}/messages", tag = "desk", request_body = NewMessage,
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = OneMessage), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn reply(
    state: State<Ctx>,
    Desk(actor): Desk,
    id: Path<String>,
    body: Json<NewMessage>,
) -> Result<(StatusCode, Json<OneMessage>)> {
    messages::reply(state, SignedIn(actor), id, body).await
}

/// Why.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct Escalation {
    reason: String,
}

/// Makes a ticket urgent and keeps the reason.
#[utoipa::path(post, path = "/api/support/agent/tickets/{id}/escalate", tag = "desk", request_body = Escalation,
    params(("id" = String, Path)),
    responses((status = 200, body = OneTicket), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn escalate(
    State(ctx): State<Ctx>,
    Desk(actor): Desk,
    Path(id): Path<String>,
    Json(body, _): Json<Escalation>,
) -> Result<Json<OneTicket>> {
    Ok(Json::answer(server::escalate(&ctx, &actor, &id, &body.reason).await?.into()))
}

/// Takes a ticket that nobody has.
#[utoipa::path(post, path = "/api/support/agent/tickets/{id}/claim", tag = "desk", params(("id" = String, Path)),
    responses((status = 200, body = OneTicket), (status = 403, body = Fault), (status = 409, body = Fault)))]
async fn claim(State(ctx): State<Ctx>, Desk(actor): Desk, Path(id): Path<String>) -> Result<Json<OneTicket>> {
    Ok(Json::answer(server::claim(&ctx, &actor, &id).await?.into()))
}

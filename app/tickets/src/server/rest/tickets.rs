//! `/api/support/tickets` and one of them. To open one may be about a chat: `app/src/server/chat_rest.rs`.

use axum::{Extension, extract::State, http::StatusCode};
use base::{
    Fault,
    server::{Actor, Ctx, Json, Path, Query, Result, SignedIn, invalid},
};
use serde::Serialize;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{Change, Filter, Ticket, Tickets, server};

pub(super) fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new().routes(routes!(list, change_named)).routes(routes!(find, change, replace, remove))
}

/// A ticket under its name, as one document wants it; its fields stand beside it too.
#[derive(Serialize, utoipa::ToSchema)]
pub struct OneTicket {
    #[serde(flatten)]
    fields: Ticket,
    ticket: Ticket,
}

impl From<Ticket> for OneTicket {
    fn from(ticket: Ticket) -> Self {
        Self { fields: ticket.clone(), ticket }
    }
}

/// The caller's own tickets; all of them for the desk.
#[utoipa::path(get, path = "/api/support/tickets", tag = "tickets", params(Filter),
    responses((status = 200, body = Tickets), (status = 401, body = Fault)))]
pub(super) async fn list(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Query(filter): Query<Filter>,
) -> Result<Json<Tickets>> {
    Ok(Json::answer(server::list(&ctx, &actor, &filter).await?))
}

/// One ticket, by id or number.
#[utoipa::path(get, path = "/api/support/tickets/{id}", tag = "tickets", params(("id" = String, Path)),
    responses((status = 200, body = OneTicket), (status = 404, body = Fault)))]
pub(super) async fn find(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<String>,
) -> Result<Json<OneTicket>> {
    Ok(Json::answer(server::find(&ctx, &actor, &id).await?.into()))
}

/// Changes a ticket: the desk all of it, its customer whether it is closed.
#[utoipa::path(patch, path = "/api/support/tickets/{id}", tag = "tickets", params(("id" = String, Path)),
    request_body = Change,
    responses((status = 200, body = OneTicket), (status = 403, body = Fault), (status = 409, body = Fault)))]
pub(super) async fn change(
    State(ctx): State<Ctx>,
    SignedIn(actor): SignedIn,
    Path(id): Path<String>,
    Json(change, _): Json<Change>,
) -> Result<Json<OneTicket>> {
    Ok(Json::answer(server::change(&ctx, &actor, &id, change).await?.into()))
}

/// Changes a ticket; another name of PATCH.
#[utoipa::path(put, path = "/api/support/tickets/{id}", tag = "tickets", params(("id" = String, Path)),
    request_body = Change, responses((status = 200, body = OneTicket), (status = 409, body = Fault)))]
async fn replace(
    state: State<Ctx>,
    actor: SignedIn,
    id: Path<String>,
    body: Json<Change>,
) -> Result<Json<OneTicket>> {
    change(state, actor, id, body).await
}

/// Changes the ticket that the body names.
#[utoipa::path(patch, path = "/api/support/tickets", tag = "tickets", request_body = Change,
    responses((status = 200, body = OneTicket), (status = 400, body = Fault), (status = 404, body = Fault),
        (status = 409, body = Fault)))]
async fn change_named(
    State(ctx): State<Ctx>,
    SignedIn(actor): SignedIn,
    Json(change, _): Json<Change>,
) -> Result<Json<OneTicket>> {
    let id = change.id.clone().ok_or_else(|| invalid("id", base::InvalidText::Required))?;
    Ok(Json::answer(server::change(&ctx, &actor, &id, change).await?.into()))
}

/// Deletes a ticket for good.
#[utoipa::path(delete, path = "/api/support/tickets/{id}", tag = "tickets", params(("id" = String, Path)),
    responses((status = 204), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn remove(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<String>,
) -> Result<StatusCode> {
    server::remove(&ctx, &actor, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

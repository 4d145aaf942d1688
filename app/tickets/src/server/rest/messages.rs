//! What is said in a ticket, and what happened to it.

use axum::{Extension, extract::State, http::StatusCode};
use base::{
    Fault, PageQuery, Pagination,
    server::{Actor, Ctx, Json, Path, Query, Result, SignedIn},
};
use serde::Serialize;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{LoggedEvent, Message, NewMessage, server};

pub(super) fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new()
        .routes(routes!(messages, reply))
        .routes(routes!(responses, respond))
        .routes(routes!(events))
}

/// A page of messages.
#[derive(Serialize, utoipa::ToSchema)]
pub(super) struct Messages {
    messages: Vec<Message>,
    pagination: Pagination,
}

/// What was said, as far as the caller may see it.
#[utoipa::path(get, path = "/api/support/tickets/{id}/messages", tag = "tickets",
    params(("id" = String, Path), PageQuery),
    responses((status = 200, body = Messages), (status = 404, body = Fault)))]
pub(super) async fn messages(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<String>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Messages>> {
    let (messages, pagination) = server::messages(&ctx, &actor, &id, &page).await?;
    Ok(Json::answer(Messages { messages, pagination }))
}

/// A message under its name, with its fields beside it.
#[derive(Serialize, utoipa::ToSchema)]
pub(super) struct OneMessage {
    #[serde(flatten)]
    fields: Message,
    message: Message,
}

impl From<Message> for OneMessage {
    fn from(message: Message) -> Self {
        Self { fields: message.clone(), message }
    }
}

/// Says something: a reply, or an internal note of the desk.
#[utoipa::path(post, path = "/api/support/tickets/{id}/messages", tag = "tickets", request_body = NewMessage,
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = OneMessage), (status = 400, body = Fault), (status = 404, body = Fault)))]
pub(super) async fn reply(
    State(ctx): State<Ctx>,
    SignedIn(actor): SignedIn,
    Path(id): Path<String>,
    Json(draft, idempotency_key): Json<NewMessage>,
) -> Result<(StatusCode, Json<OneMessage>)> {
    let message = server::reply(&ctx, &actor, &id, draft, idempotency_key.as_ref()).await?;
    Ok((StatusCode::CREATED, Json::answer(message.into())))
}

/// What was said; another name of `/messages`.
#[utoipa::path(get, path = "/api/support/tickets/{id}/responses", tag = "tickets",
    params(("id" = String, Path), PageQuery),
    responses((status = 200, body = Messages), (status = 404, body = Fault)))]
async fn responses(
    state: State<Ctx>,
    actor: Extension<Actor>,
    id: Path<String>,
    page: Query<PageQuery>,
) -> Result<Json<Messages>> {
    messages(state, actor, id, page).await
}

/// Says something; another name of `/messages`.
#[utoipa::path(post, path = "/api/support/tickets/{id}/responses", tag = "tickets", request_body = NewMessage,
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = OneMessage), (status = 400, body = Fault), (status = 404, body = Fault)))]
async fn respond(
    state: State<Ctx>,
    actor: SignedIn,
    id: Path<String>,
    body: Json<NewMessage>,
) -> Result<(StatusCode, Json<OneMessage>)> {
    reply(state, actor, id, body).await
}

/// A page of the audit trail.
#[derive(Serialize, utoipa::ToSchema)]
struct Events {
    events: Vec<LoggedEvent>,
    pagination: Pagination,
}

/// What happened, for the desk.
#[utoipa::path(get, path = "/api/support/tickets/{id}/events", tag = "tickets",
    params(("id" = String, Path), PageQuery),
    responses((status = 200, body = Events), (status = 403, body = Fault)))]
async fn events(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<String>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Events>> {
    let (events, pagination) = server::events(&ctx, &actor, &id, &page).await?;
    Ok(Json::answer(Events { events, pagination }))
}

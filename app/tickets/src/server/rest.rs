//! Tickets over REST. Each handler translates and calls one verb.

use axum::{Extension, extract::State, http::StatusCode};
use base::{
    Fault, PageQuery, Pagination,
    server::{Actor, Ctx, Json, Path, Query, Result, invalid},
};
use serde::{Deserialize, Serialize};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    Category, Change, Filter, LoggedEvent, Message, NewCategory, NewMessage, NewTicket, Ticket, Tickets,
    category::CategoryId,
};

/// The routes of tickets, with the documents' other names for them.
pub fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new()
        .routes(routes!(open, list, change_named))
        .routes(routes!(find, change, replace, remove))
        .routes(routes!(messages, reply))
        .routes(routes!(events))
        .routes(routes!(queue))
        .routes(routes!(escalate))
        .routes(routes!(claim))
        .routes(routes!(categories))
        .routes(routes!(create_category))
        .routes(routes!(update_category, delete_category))
        .route("/api/support/tickets/{id}/responses", axum::routing::get(messages).post(reply))
        .route("/api/support/agent/tickets/{id}", axum::routing::get(find).patch(agent_change))
        .route("/api/support/agent/tickets/{id}/messages", axum::routing::get(messages).post(agent_reply))
}

/// A ticket under its name, as one document wants it; its fields stand beside it too.
#[derive(Serialize, utoipa::ToSchema)]
struct OneTicket {
    #[serde(flatten)]
    fields: Ticket,
    ticket: Ticket,
}

impl From<Ticket> for OneTicket {
    fn from(ticket: Ticket) -> Self {
        Self { fields: ticket.clone(), ticket }
    }
}

/// Opens a ticket.
#[utoipa::path(post, path = "/api/support/tickets", tag = "tickets", request_body = NewTicket,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = OneTicket), (status = 400, body = Fault), (status = 401, body = Fault),
        (status = 429, body = Fault)))]
async fn open(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Json(draft, once): Json<NewTicket>,
) -> Result<(StatusCode, Json<OneTicket>)> {
    let ticket = super::open(&ctx, &actor, draft, once.as_ref()).await?;
    Ok((StatusCode::CREATED, Json::answer(ticket.into())))
}

/// The caller's own tickets; all of them for the desk.
#[utoipa::path(get, path = "/api/support/tickets", tag = "tickets", params(Filter),
    responses((status = 200, body = Tickets), (status = 401, body = Fault)))]
async fn list(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Query(filter): Query<Filter>,
) -> Result<Json<Tickets>> {
    Ok(Json::answer(super::list(&ctx, &actor, &filter).await?))
}

/// Every ticket, for the desk.
#[utoipa::path(get, path = "/api/support/agent/tickets", tag = "desk", params(Filter),
    responses((status = 200, body = Tickets), (status = 403, body = Fault)))]
async fn queue(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Query(filter): Query<Filter>,
) -> Result<Json<Tickets>> {
    actor.staff()?;
    Ok(Json::answer(super::list(&ctx, &actor, &filter).await?))
}

/// One ticket, by id or number.
#[utoipa::path(get, path = "/api/support/tickets/{id}", tag = "tickets", params(("id" = String, Path)),
    responses((status = 200, body = OneTicket), (status = 404, body = Fault)))]
async fn find(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<String>,
) -> Result<Json<OneTicket>> {
    Ok(Json::answer(super::find(&ctx, &actor, &id).await?.into()))
}

/// Changes a ticket: the desk all of it, its customer whether it is closed.
#[utoipa::path(patch, path = "/api/support/tickets/{id}", tag = "tickets", params(("id" = String, Path)),
    request_body = Change,
    responses((status = 200, body = OneTicket), (status = 403, body = Fault), (status = 409, body = Fault)))]
async fn change(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<String>,
    Json(change, _): Json<Change>,
) -> Result<Json<OneTicket>> {
    Ok(Json::answer(super::change(&ctx, &actor, &id, change).await?.into()))
}

/// Changes a ticket; another name of PATCH.
#[utoipa::path(put, path = "/api/support/tickets/{id}", tag = "tickets", params(("id" = String, Path)),
    request_body = Change, responses((status = 200, body = OneTicket), (status = 409, body = Fault)))]
async fn replace(
    state: State<Ctx>,
    actor: Extension<Actor>,
    id: Path<String>,
    body: Json<Change>,
) -> Result<Json<OneTicket>> {
    change(state, actor, id, body).await
}

/// Changes the ticket that the body names.
#[utoipa::path(patch, path = "/api/support/tickets", tag = "tickets", request_body = Change,
    responses((status = 200, body = OneTicket), (status = 400, body = Fault), (status = 409, body = Fault)))]
async fn change_named(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Json(change, _): Json<Change>,
) -> Result<Json<OneTicket>> {
    let id = change.id.ok_or_else(|| invalid("id", "is required"))?.to_string();
    Ok(Json::answer(super::change(&ctx, &actor, &id, change).await?.into()))
}

/// Changes a ticket, for the desk alone.
async fn agent_change(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<String>,
    Json(change, _): Json<Change>,
) -> Result<Json<OneTicket>> {
    actor.staff()?;
    Ok(Json::answer(super::change(&ctx, &actor, &id, change).await?.into()))
}

/// Deletes a ticket for good.
#[utoipa::path(delete, path = "/api/support/tickets/{id}", tag = "tickets", params(("id" = String, Path)),
    responses((status = 204), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn remove(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<String>,
) -> Result<StatusCode> {
    super::remove(&ctx, &actor, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A page of messages.
#[derive(Serialize, utoipa::ToSchema)]
struct Messages {
    messages: Vec<Message>,
    pagination: Pagination,
}

/// What was said, as far as the caller may see it.
#[utoipa::path(get, path = "/api/support/tickets/{id}/messages", tag = "tickets",
    params(("id" = String, Path), PageQuery),
    responses((status = 200, body = Messages), (status = 404, body = Fault)))]
async fn messages(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<String>,
    Query(page): Query<Pages>,
) -> Result<Json<Messages>> {
    let (messages, pagination) = super::messages(&ctx, &actor, &id, &page.into()).await?;
    Ok(Json::answer(Messages { messages, pagination }))
}

/// A message under its name, with its fields beside it.
#[derive(Serialize, utoipa::ToSchema)]
struct OneMessage {
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
async fn reply(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<String>,
    Json(draft, once): Json<NewMessage>,
) -> Result<(StatusCode, Json<OneMessage>)> {
    let message = super::reply(&ctx, &actor, &id, draft, once.as_ref()).await?;
    Ok((StatusCode::CREATED, Json::answer(message.into())))
}

/// Says something, for the desk alone.
async fn agent_reply(
    state: State<Ctx>,
    Extension(actor): Extension<Actor>,
    id: Path<String>,
    body: Json<NewMessage>,
) -> Result<(StatusCode, Json<OneMessage>)> {
    actor.staff()?;
    reply(state, Extension(actor), id, body).await
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
    Query(page): Query<Pages>,
) -> Result<Json<Events>> {
    let (events, pagination) = super::events(&ctx, &actor, &id, &page.into()).await?;
    Ok(Json::answer(Events { events, pagination }))
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
    Extension(actor): Extension<Actor>,
    Path(id): Path<String>,
    Json(body, _): Json<Escalation>,
) -> Result<Json<OneTicket>> {
    Ok(Json::answer(super::escalate(&ctx, &actor, &id, &body.reason).await?.into()))
}

/// Takes a ticket that nobody has.
#[utoipa::path(post, path = "/api/support/agent/tickets/{id}/claim", tag = "desk", params(("id" = String, Path)),
    responses((status = 200, body = OneTicket), (status = 403, body = Fault), (status = 409, body = Fault)))]
async fn claim(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<String>,
) -> Result<Json<OneTicket>> {
    Ok(Json::answer(super::claim(&ctx, &actor, &id).await?.into()))
}

/// All categories.
#[derive(Serialize, utoipa::ToSchema)]
struct Categories {
    categories: Vec<Category>,
}

/// What tickets can be about.
#[utoipa::path(get, path = "/api/support/categories", tag = "tickets",
    responses((status = 200, body = Categories)))]
async fn categories(State(ctx): State<Ctx>, Extension(actor): Extension<Actor>) -> Result<Json<Categories>> {
    Ok(Json::answer(Categories { categories: super::categories(&ctx, &actor).await? }))
}

/// Makes a category.
#[utoipa::path(post, path = "/api/admin/support/categories", tag = "admin", request_body = NewCategory,
    responses((status = 201, body = Category), (status = 403, body = Fault), (status = 409, body = Fault)))]
async fn create_category(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Json(draft, _): Json<NewCategory>,
) -> Result<(StatusCode, Json<Category>)> {
    Ok((StatusCode::CREATED, Json::answer(super::create_category(&ctx, &actor, draft).await?)))
}

/// Changes a category.
#[utoipa::path(put, path = "/api/admin/support/categories/{id}", tag = "admin", request_body = NewCategory,
    params(("id" = CategoryId, Path)),
    responses((status = 200, body = Category), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn update_category(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<CategoryId>,
    Json(draft, _): Json<NewCategory>,
) -> Result<Json<Category>> {
    Ok(Json::answer(super::update_category(&ctx, &actor, id, draft).await?))
}

/// Deletes a category that no ticket has.
#[utoipa::path(delete, path = "/api/admin/support/categories/{id}", tag = "admin", params(("id" = CategoryId, Path)),
    responses((status = 204), (status = 403, body = Fault), (status = 409, body = Fault)))]
async fn delete_category(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<CategoryId>,
) -> Result<StatusCode> {
    super::delete_category(&ctx, &actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A page as a query string spells it: numbers are text there.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Pages {
    #[serde(deserialize_with = "crate::filter::number")]
    page: Option<u32>,
    #[serde(deserialize_with = "crate::filter::number")]
    limit: Option<u32>,
}

impl From<Pages> for PageQuery {
    fn from(pages: Pages) -> Self {
        Self { page: pages.page, limit: pages.limit, cursor: None }
    }
}

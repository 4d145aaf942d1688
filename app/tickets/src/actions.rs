//! Tickets' server functions: each translates and calls one verb.

use base::{DateTime, Fault, Utc};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{Category, Conversation, Filter, Message, Ticket, Tickets, View};

/// A list of tickets, seen at one moment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Listing {
    /// The tickets.
    pub list: Tickets,
    /// When this was read.
    pub now: DateTime<Utc>,
}

/// What the form of a new ticket needs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BlankForm {
    /// The categories that a new ticket can have.
    pub categories: Vec<Category>,
    /// The key under which this form opens one ticket, however often it is sent.
    pub idempotency_key: String,
}

/// What the form of a new ticket needs.
#[server]
pub async fn load_blank_form() -> Result<BlankForm, Fault> {
    let (ctx, actor) = base::server::caller();
    let categories = crate::server::categories(&ctx, &actor).await?;
    Ok(BlankForm { categories, idempotency_key: ctx.id().to_string() })
}

/// What tickets can be about.
#[server]
pub async fn load_ticket_categories() -> Result<Vec<Category>, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::categories(&ctx, &actor).await?)
}

/// How many tickets each view of the desk holds.
#[server]
pub async fn load_counts() -> Result<Vec<(View, i64)>, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::counts(&ctx, &actor).await?)
}

/// The caller's own tickets; an agent's too, who may ask for help like everybody.
#[server(input = leptos::server_fn::codec::Json)]
pub async fn load_own(filter: Filter) -> Result<Listing, Fault> {
    let (ctx, actor) = base::server::caller();
    let list = crate::server::list_own(&ctx, &actor, &filter).await?;
    Ok(Listing { list, now: ctx.now() })
}

/// The desk's queue.
#[server(input = leptos::server_fn::codec::Json)]
pub async fn load_queue(filter: Filter) -> Result<Listing, Fault> {
    let (ctx, actor) = base::server::caller();
    let list = crate::server::queue(&ctx, &actor, &filter).await?;
    Ok(Listing { list, now: ctx.now() })
}

/// A ticket by number, with its newest hundred messages.
#[server]
pub async fn load_conversation(number: String) -> Result<Conversation, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::conversation(&ctx, &actor, &number).await?)
}

/// Opens a ticket and goes to it.
#[server]
pub async fn open_ticket(
    subject: String,
    description: String,
    category: Option<String>,
    priority: Option<String>,
    article: Option<String>,
    idempotency_key: Option<String>,
) -> Result<Ticket, Fault> {
    let (ctx, actor) = base::server::caller();
    let said = [&subject, &description].into_iter().chain(&category).chain(&priority).map(String::as_str);
    let idempotency_key = crate::server::form::idempotency_key(&ctx, idempotency_key, "open_ticket", said);
    let draft = crate::server::form::new_ticket(&ctx, subject, description, category, priority, article)?;
    let ticket = crate::server::open(&ctx, &actor, draft, idempotency_key.as_ref()).await?;
    leptos_axum::redirect(&format!("/dashboard/help/{}", ticket.number));
    Ok(ticket)
}

/// Says something in a ticket.
#[server]
pub async fn say(
    number: String,
    body: String,
    is_internal: Option<bool>,
    idempotency_key: Option<String>,
) -> Result<Message, Fault> {
    let (ctx, actor) = base::server::caller();
    let is_internal = is_internal.unwrap_or_default();
    let draft = crate::NewMessage { is_internal, ..crate::NewMessage::reply(body) };
    let to_whom = if draft.is_internal { "note" } else { "reply" };
    let idempotency_key =
        crate::server::form::idempotency_key(&ctx, idempotency_key, "say", [&*number, to_whom, &*draft.body]);
    Ok(crate::server::reply(&ctx, &actor, &number, draft, idempotency_key.as_ref()).await?)
}

/// Changes one thing of a ticket; what is not given stays.
#[server]
pub async fn change_ticket(
    number: String,
    status: Option<String>,
    priority: Option<String>,
    category: Option<String>,
    assigned_to: Option<String>,
) -> Result<Ticket, Fault> {
    let (ctx, actor) = base::server::caller();
    let change = crate::server::form::change(status, priority, category, assigned_to)?;
    Ok(crate::server::change(&ctx, &actor, &number, change).await?)
}

/// Takes a ticket that nobody has.
#[server]
pub async fn claim_ticket(number: String) -> Result<Ticket, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::claim(&ctx, &actor, &number).await?)
}

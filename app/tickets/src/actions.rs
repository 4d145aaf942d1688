//! Tickets' server functions: each translates and calls one verb.

use base::{DateTime, Fault, Utc};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{Category, Conversation, Filter, Message, Tag, Ticket, TicketId, Tickets, View};

/// A list of tickets, seen at one moment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Listing {
    /// The tickets.
    pub list: Tickets,
    /// When this was read.
    pub now: DateTime<Utc>,
    /// Which of them hold what their reader, who is of the desk, has not read.
    #[serde(default)]
    pub unread: Vec<TicketId>,
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
    let mut categories = crate::server::categories(&ctx, &actor).await?;
    // Admins see the others too, and no more than anybody can a ticket of theirs have them.
    categories.retain(|category| category.is_active);
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
    Ok(Listing { list, now: ctx.now(), unread: Vec::new() })
}

/// What others of the caller's organisation asked, where it shares its tickets.
#[server(input = leptos::server_fn::codec::Json)]
pub async fn load_of_colleagues(filter: Filter) -> Result<Listing, Fault> {
    let (ctx, actor) = base::server::caller();
    let list = crate::server::list_of_colleagues(&ctx, &actor, &filter).await?;
    Ok(Listing { list, now: ctx.now(), unread: Vec::new() })
}

/// The desk's queue.
#[server(input = leptos::server_fn::codec::Json)]
pub async fn load_queue(filter: Filter) -> Result<Listing, Fault> {
    let (ctx, actor) = base::server::caller();
    let list = crate::server::queue(&ctx, &actor, &filter).await?;
    let ids: Vec<_> = list.tickets.iter().map(|ticket| ticket.id).collect();
    let unread = crate::server::unread(&ctx, &actor, &ids).await?;
    Ok(Listing { list, now: ctx.now(), unread })
}

/// The admin's table.
#[server(input = leptos::server_fn::codec::Json)]
pub async fn load_ticket_table(filter: Filter) -> Result<Listing, Fault> {
    let (ctx, actor) = base::server::caller();
    let list = crate::server::admin_table(&ctx, &actor, &filter).await?;
    Ok(Listing { list, now: ctx.now(), unread: Vec::new() })
}

/// Whether the rows of the desk's list have room around them.
#[server]
pub async fn load_density() -> Result<bool, Fault> {
    Ok(crate::server::density::is_comfortable())
}

/// Keeps whether the rows of the desk's list have room around them.
#[server]
pub async fn choose_density(is_comfortable: bool, next: Option<String>) -> Result<bool, Fault> {
    let (ctx, _) = base::server::caller();
    crate::server::density::keep(&ctx, is_comfortable);
    base::server::redirect_form(next.as_deref().unwrap_or_default(), "/agent");
    Ok(is_comfortable)
}

/// A ticket as the desk reads it: whoever loads this has read it.
#[server]
pub async fn load_desk_conversation(number: String) -> Result<Conversation, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::read_conversation(&ctx, &actor, &number).await?)
}

/// Keeps that the caller has seen a ticket's events up to `seq`.
#[server]
pub async fn mark_ticket_read(number: String, seq: i64) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::mark_read(&ctx, &actor, &number, seq).await?)
}

/// The tags that are used most.
#[server]
pub async fn load_common_tags() -> Result<Vec<String>, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::common_tags(&ctx, &actor).await?)
}

/// The tags most used that hold these letters.
#[server]
pub async fn suggest_tags(search: String) -> Result<Vec<Tag>, Fault> {
    let (ctx, actor) = base::server::caller();
    let query = crate::TagQuery { search: Some(search), ..crate::TagQuery::default() };
    Ok(crate::server::tags(&ctx, &actor, &query).await?.tags)
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
    attachment_ids: Option<String>,
    idempotency_key: Option<String>,
) -> Result<Ticket, Fault> {
    let (ctx, actor) = base::server::caller();
    let said = [&subject, &description].into_iter().chain(&category).chain(&priority).chain(&attachment_ids);
    let said = said.map(String::as_str);
    let idempotency_key = crate::server::form::idempotency_key(&ctx, idempotency_key, "open_ticket", said);
    let draft = crate::server::form::new_ticket(&ctx, subject, description, category, priority, article)?;
    let attachment_ids = crate::server::form::attachment_ids(attachment_ids)?;
    let draft = crate::NewTicket { attachment_ids, ..draft };
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
    attachment_ids: Option<String>,
    idempotency_key: Option<String>,
) -> Result<Message, Fault> {
    let (ctx, actor) = base::server::caller();
    let is_internal = is_internal.unwrap_or_default();
    let to_whom = if is_internal { "note" } else { "reply" };
    let said = [&*number, to_whom, &*body]
        .into_iter()
        .chain(attachment_ids.as_deref().filter(|ids| !ids.is_empty()));
    let idempotency_key = crate::server::form::idempotency_key(&ctx, idempotency_key, "say", said);
    let attachment_ids = crate::server::form::attachment_ids(attachment_ids)?;
    let draft = crate::NewMessage { is_internal, attachment_ids, ..crate::NewMessage::reply(body) };
    Ok(crate::server::reply(&ctx, &actor, &number, draft, idempotency_key.as_ref()).await?)
}

/// What others would see of a message.
#[server(input = leptos::server_fn::codec::Json)]
pub async fn preview_message(markdown: String) -> Result<String, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::preview_message(&ctx, &actor, &markdown).await?)
}

/// Changes one thing of a ticket; what is not given stays.
#[server]
pub async fn change_ticket(
    number: String,
    status: Option<String>,
    priority: Option<String>,
    category: Option<String>,
    assigned_to: Option<String>,
    add_tag: Option<String>,
    remove_tag: Option<String>,
) -> Result<Ticket, Fault> {
    let (ctx, actor) = base::server::caller();
    let change = crate::server::form::change(status, priority, category, assigned_to, add_tag, remove_tag)?;
    Ok(crate::server::change(&ctx, &actor, &number, change).await?)
}

/// Holds a ticket, so that nothing of it goes by itself, or lets it go.
#[server]
pub async fn hold_ticket(number: String, is_held: bool) -> Result<Ticket, Fault> {
    let (ctx, actor) = base::server::caller();
    let change = crate::Change { is_held: Some(is_held), ..crate::Change::default() };
    Ok(crate::server::change(&ctx, &actor, &number, change).await?)
}

/// Takes a ticket that nobody has.
#[server]
pub async fn claim_ticket(number: String) -> Result<Ticket, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::claim(&ctx, &actor, &number).await?)
}

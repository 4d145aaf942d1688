//! A customer asks.

use base::{
    DateTime, Utc,
    chrono::Datelike,
    server::{Actor, Ctx, Error, IdempotencyKey, Person, Result, Tx, check_rate_limit, invalid},
    uuid::Uuid,
};
use categories::category_slug;
use files::server::attach;
use identity::server::customers::hold_writer;
use markdown::server::render_message;

use super::{
    Startup,
    find::{find, load},
    message_files::MESSAGE,
    record::{EventPosition, record_at},
    reply,
    search_words::search_vector,
};
use crate::server::permissions;
use crate::{
    Event, Message, MessageId, NewTicket, Party, Priority, Refusal, SenderType, Status, Ticket, TicketFacts,
    TicketId,
};

/// Opens a ticket for the actor.
///
/// # Errors
/// [`Error::Invalid`] for a field, [`Error::RateLimited`] for too many from one person, [`Error::Refused`] for a customer who
/// is blocked.
#[tracing::instrument(name = "tickets.open", skip_all)]
pub async fn open(
    ctx: &Ctx,
    actor: &Actor,
    draft: NewTicket,
    idempotency_key: Option<&IdempotencyKey>,
) -> Result<Ticket> {
    let person = actor.person()?;
    let draft = draft.check().map_err(Error::Invalid)?;
    if let Err(limited) = check_rate_limit(
        ctx,
        &format!("ticket:{}", person.id),
        ctx.settings.section::<Startup>().limit_tickets,
    )
    .await
    {
        let made = made_before(ctx, person, idempotency_key, limited).await?;
        return find(ctx, actor, &made.to_string()).await;
    }
    let rendered = render_message(&draft.description).await?;
    let mut tx = ctx.begin().await?;
    let id = TicketId(ctx.id());
    if let Some(key) = idempotency_key
        && let Some(earlier) = key.claim(ctx, &mut tx, person.id.0, id.0).await?
    {
        return load(&mut tx, actor, earlier.into()).await;
    }
    if !actor.may(permissions::REPLY) {
        hold_writer(&mut tx, person.id).await?;
    }
    let mut ticket = ticket_of(&draft, &rendered.text, id, person, ctx.now());
    let category = match draft.category {
        Some(_) => active_category(&mut tx, &ticket.category).await?,
        None => default_category(&mut tx, &mut ticket).await?,
    };
    ticket.number = insert(&mut tx, &ticket, category, ticket.created_at).await?;
    let message = MessageId(ctx.id());
    let attachments = attach(ctx, &mut tx, actor, &draft.attachment_ids, MESSAGE, message.0).await?;
    let asked = Message { attachments, ..description_of(&ticket, message, draft.description, rendered.html) };
    reply::insert(&mut tx, &asked, &rendered.text).await?;
    let event = Event::Opened { subject: draft.subject };
    let position = EventPosition { seq: ticket.seq, public_seq: Some(ticket.seq), now: ticket.created_at };
    record_at(&mut tx, actor, TicketFacts::from(&ticket), &event, &position).await?;
    ctx.commit(tx).await?;
    Ok(ticket)
}

/// What the same request made before: it is answered however much was asked since. The refusal where there is none.
pub(super) async fn made_before(
    ctx: &Ctx,
    person: &Person,
    idempotency_key: Option<&IdempotencyKey>,
    limited: Error,
) -> Result<Uuid> {
    let Some(key) = idempotency_key else { return Err(limited) };
    let mut reader = ctx.read().await?;
    let made = key.earlier(&mut reader, person.id.0).await?;
    reader.release();
    made.ok_or(limited)
}

fn description_of(ticket: &Ticket, id: MessageId, body: String, body_html: String) -> Message {
    Message {
        id,
        ticket_id: ticket.id,
        // Whoever asks is the ticket's customer, an agent too.
        sender_type: SenderType::Customer,
        sender: Some(ticket.requester.clone()),
        body,
        body_html,
        is_internal: false,
        attachments: Vec::new(),
        created_at: ticket.created_at,
        updated_at: ticket.created_at,
    }
}

/// The id of a category that new tickets can have.
pub(super) async fn active_category(tx: &mut Tx, said: &str) -> Result<Uuid> {
    sqlx::query_scalar!("select id from categories where slug = $1 and is_active", category_slug(said))
        .fetch_optional(&mut **tx)
        .await?
        .ok_or_else(|| invalid("category", Refusal::UnknownCategory))
}

/// Puts a ticket that names no category into the one for that; answers its id.
pub(super) async fn default_category(tx: &mut Tx, ticket: &mut Ticket) -> Result<Uuid> {
    let found =
        sqlx::query!("select id, slug from categories where is_default").fetch_optional(&mut **tx).await?;
    let found = found.ok_or_else(|| invalid("category", Refusal::UnknownCategory))?;
    ticket.category = found.slug;
    Ok(found.id)
}

/// Writes the row of a ticket with its first event; answers its number.
pub(super) async fn insert(
    tx: &mut Tx,
    ticket: &Ticket,
    category: Uuid,
    last_message_at: DateTime<Utc>,
) -> Result<String> {
    let number = sqlx::query_scalar!(
        "insert into tickets (id, number, requester_id, category_id, assignee_id, subject, status, priority, source,
             chat_session_id, last_seq, last_public_seq, message_count, preview, created_at, updated_at,
             last_message_at, first_responded_at, waiting_since, search)
         values ($1, next_ticket_number($2), $3, $4, $5, $6, $7, $8, $9, $10, 1, 1, $11, $12, $13, $14, $15, $16, $17,
             $18::text::tsvector)
         returning number",
        ticket.id.0,
        ticket.created_at.year(),
        ticket.requester.id.0,
        category,
        ticket.assigned_to.as_ref().map(|assignee| assignee.id.0),
        ticket.subject,
        ticket.status.as_str(),
        ticket.priority.rank(),
        ticket.source.as_str(),
        ticket.chat_session_id,
        ticket.message_count,
        ticket.preview,
        ticket.created_at,
        ticket.updated_at,
        last_message_at,
        ticket.first_responded_at,
        ticket.waiting_since,
        search_vector(&ticket.subject),
    )
    .fetch_one(&mut **tx)
    .await?;
    Ok(number)
}

/// The ticket as its requester and the desk would both find it, but for its number: to read it back would be one more way to
/// the database.
fn ticket_of(draft: &NewTicket, text: &str, id: TicketId, requester: &Person, now: DateTime<Utc>) -> Ticket {
    Ticket {
        id,
        number: String::new(),
        subject: draft.subject.clone(),
        preview: reply::preview(text),
        status: Status::Open,
        priority: draft.priority.unwrap_or(Priority::Medium),
        category: draft.category.as_deref().map(category_slug).unwrap_or_default(),
        source: draft.source,
        chat_session_id: draft.chat_session_id,
        requester: Party { id: requester.id, name: requester.name.clone() },
        assigned_to: None,
        tags: Vec::new(),
        is_held: false,
        version: 1,
        seq: 1,
        message_count: 1,
        created_at: now,
        updated_at: now,
        waiting_since: Some(now),
        first_responded_at: None,
        resolved_at: None,
        closed_at: None,
    }
}

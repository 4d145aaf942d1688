//! A customer asks.

use base::{
    DateTime, Utc,
    chrono::Datelike,
    server::{Actor, Ctx, Error, IdempotencyKey, Person, Result, Tx, check_rate_limit, invalid},
    uuid::Uuid,
};
use categories::category_slug;

use super::{
    Startup,
    find::{find, load},
    record::{EventPosition, record_at},
    reply,
    search_words::search_vector,
};
use crate::{Event, NewTicket, Party, Priority, Refusal, SenderType, Status, Ticket, TicketFacts, TicketId};

/// The category of a ticket that names none.
const FALLBACK: &str = "general-inquiry";

/// Opens a ticket for the actor.
///
/// # Errors
/// [`Error::Invalid`] for a field, [`Error::RateLimited`] for too many from one person.
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
    let mut tx = ctx.begin().await?;
    let id = TicketId(ctx.id());
    if let Some(key) = idempotency_key
        && let Some(earlier) = key.claim(ctx, &mut tx, person.id.0, id.0).await?
    {
        return load(&mut tx, actor, earlier.into()).await;
    }
    let mut ticket = ticket_of(&draft, id, person, ctx.now());
    let category = active_category(&mut tx, &ticket.category).await?;
    ticket.number = insert(&mut tx, &ticket, category).await?;
    add_description(ctx, &mut tx, person, id, &draft.description).await?;
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

async fn add_description(ctx: &Ctx, tx: &mut Tx, person: &Person, id: TicketId, body: &str) -> Result<()> {
    // Whoever asks is the ticket's customer, an agent too.
    reply::insert(ctx, tx, ctx.id().into(), id, SenderType::Customer, Some(person.id), body, false).await
}

/// The id of a category that new tickets can have.
pub(super) async fn active_category(tx: &mut Tx, said: &str) -> Result<Uuid> {
    sqlx::query_scalar!("select id from categories where slug = $1 and is_active", category_slug(said))
        .fetch_optional(&mut **tx)
        .await?
        .ok_or_else(|| invalid("category", Refusal::UnknownCategory))
}

/// Writes the row; answers its number.
async fn insert(tx: &mut Tx, ticket: &Ticket, category: Uuid) -> Result<String> {
    let number = sqlx::query_scalar!(
        "insert into tickets (id, number, requester_id, category_id, subject, priority, source, last_seq,
             last_public_seq, message_count, preview, created_at, updated_at, last_message_at, search)
         values ($1, next_ticket_number($2), $3, $4, $5, $6, $7, 1, 1, 1, $8, $9, $9, $9, $10::text::tsvector)
         returning number",
        ticket.id.0,
        ticket.created_at.year(),
        ticket.requester.id.0,
        category,
        ticket.subject,
        ticket.priority.rank(),
        ticket.source.as_str(),
        ticket.preview,
        ticket.created_at,
        search_vector(&ticket.subject),
    )
    .fetch_one(&mut **tx)
    .await?;
    Ok(number)
}

/// The ticket as its requester and the desk would both find it, but for its number: to read it back would be one more way to
/// the database.
fn ticket_of(draft: &NewTicket, id: TicketId, requester: &Person, now: DateTime<Utc>) -> Ticket {
    Ticket {
        id,
        number: String::new(),
        subject: draft.subject.clone(),
        preview: reply::preview(&draft.description),
        status: Status::Open,
        priority: draft.priority.unwrap_or(Priority::Medium),
        category: category_slug(draft.category.as_deref().unwrap_or(FALLBACK)),
        source: draft.source,
        requester: Party { id: requester.id, name: requester.name.clone() },
        assigned_to: None,
        tags: Vec::new(),
        version: 1,
        seq: 1,
        message_count: 1,
        created_at: now,
        updated_at: now,
        first_responded_at: None,
        resolved_at: None,
        closed_at: None,
    }
}

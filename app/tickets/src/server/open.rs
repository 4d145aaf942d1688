//! A customer asks.

use base::{
    DateTime, Utc,
    chrono::Datelike,
    server::{Actor, Ctx, Error, Once, Person, Result, Tx, invalid, take},
    uuid::Uuid,
};

use super::{
    find::load,
    record::{Place, record_at},
    reply,
    slug::slug_of,
};
use crate::{Event, NewTicket, Party, Priority, SenderType, Status, Ticket, TicketId};

/// The category of a ticket that names none.
const FALLBACK: &str = "general-inquiry";

/// Opens a ticket for the actor.
///
/// # Errors
/// [`Error::Invalid`] for a field, [`Error::RateLimited`] for too many from one person.
#[tracing::instrument(name = "tickets.open", skip_all)]
pub async fn open(ctx: &Ctx, actor: &Actor, draft: NewTicket, once: Option<&Once>) -> Result<Ticket> {
    let person = actor.person()?;
    let draft = draft.check().map_err(Error::Invalid)?;
    take(ctx, &format!("ticket:{}", person.id), ctx.settings.ticket_limit).await?;
    let mut tx = ctx.begin().await?;
    let id = TicketId(ctx.id());
    if let Some(once) = once
        && let Some(earlier) = once.claim(ctx, &mut tx, person.id.0, id.0).await?
    {
        return load(&mut tx, actor, earlier.into()).await;
    }
    let ticket = insert(&mut tx, id, person, &draft, ctx.now()).await?;
    add_description(ctx, &mut tx, person, id, &draft.description).await?;
    let event = Event::Opened { subject: draft.subject };
    let place = Place { seq: ticket.seq, public_seq: Some(ticket.seq), now: ticket.created_at };
    record_at(&mut tx, actor, id, &event, &place).await?;
    ctx.commit(tx).await?;
    Ok(ticket)
}

async fn add_description(ctx: &Ctx, tx: &mut Tx, person: &Person, id: TicketId, body: &str) -> Result<()> {
    // Whoever asks is the ticket's customer, an agent too.
    reply::insert(ctx, tx, ctx.id().into(), id, SenderType::Customer, Some(person.id), body, false).await
}

/// The id of a category that new tickets can have.
pub(super) async fn active_category(tx: &mut Tx, said: &str) -> Result<Uuid> {
    sqlx::query_scalar!("select id from categories where slug = $1 and is_active", slug_of(said))
        .fetch_optional(&mut **tx)
        .await?
        .ok_or_else(|| invalid("category", "is not one of the categories"))
}

/// Writes the row. Answers the ticket as its requester and the desk would both find it now: read back, it would be a tenth of
/// the work once more.
async fn insert(
    tx: &mut Tx,
    id: TicketId,
    requester: &Person,
    draft: &NewTicket,
    now: DateTime<Utc>,
) -> Result<Ticket> {
    let category = draft.category.as_deref().unwrap_or(FALLBACK);
    let category_id = active_category(tx, category).await?;
    let priority = draft.priority.unwrap_or(Priority::Medium);
    let preview = reply::preview(&draft.description);
    let number = sqlx::query_scalar!(
        "insert into tickets (id, number, requester_id, category_id, subject, priority, source, last_seq,
             last_public_seq, message_count, preview, created_at, updated_at, last_message_at)
         values ($1, next_ticket_number($2), $3, $4, $5, $6, $7, 1, 1, 1, $8, $9, $9, $9) returning number",
        id.0,
        now.year(),
        requester.id.0,
        category_id,
        draft.subject,
        priority.rank(),
        draft.source.as_str(),
        preview,
        now,
    )
    .fetch_one(&mut **tx)
    .await?;
    Ok(Ticket {
        id,
        number,
        subject: draft.subject.clone(),
        preview,
        status: Status::Open,
        priority,
        category: slug_of(category),
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
    })
}

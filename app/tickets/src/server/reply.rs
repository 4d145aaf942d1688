//! Something is said: a reply that everybody in the ticket sees, or a note that the desk keeps to itself.

use base::{
    UserId, cut,
    server::{Actor, Ctx, Error, IdempotencyKey, Person, RateLimit, Result, Tx, check_rate_limit},
    single_line,
};

use super::{
    change::move_to,
    find::{find, lock},
    open::made_before,
    record::record,
    search_words::search_vector,
    thread,
};
use crate::server::permissions;
use crate::{Event, Message, MessageId, NewMessage, Party, SenderType, Ticket, TicketId};

/// What one customer may say at once, and the seconds in which they may say one more: more than anybody types.
const MESSAGES: RateLimit = RateLimit::new(80, 2.0);

/// Adds a message. A customer's reply opens again what waited for them or was over;
/// an agent's takes up what nobody was at.
///
/// # Errors
/// [`Error::NotFound`] for somebody else's ticket, [`Error::Forbidden`] for a customer's note,
/// [`Error::Invalid`] for the body.
#[tracing::instrument(name = "tickets.reply", skip_all, fields(ticket.key = key))]
pub async fn reply(
    ctx: &Ctx,
    actor: &Actor,
    key: &str,
    draft: NewMessage,
    idempotency_key: Option<&IdempotencyKey>,
) -> Result<Message> {
    let person = actor.person()?;
    let draft = draft.check().map_err(Error::Invalid)?;
    if !actor.may(permissions::REPLY)
        && let Err(limited) = check_rate_limit(ctx, &format!("message:{}", person.id), MESSAGES).await
    {
        let made = made_before(ctx, person, idempotency_key, limited).await?;
        let ticket = find(ctx, actor, key).await?;
        let mut reader = ctx.read().await?;
        let message = thread::message(&mut reader, actor, ticket.id, made.into()).await?;
        reader.release();
        return Ok(message);
    }
    let mut tx = ctx.begin().await?;
    let ticket = lock(&mut tx, actor, key).await?;
    if draft.is_internal {
        actor.can(permissions::NOTE)?;
    }
    let id = MessageId(ctx.id());
    if let Some(key) = idempotency_key
        && let Some(earlier) = key.claim(ctx, &mut tx, person.id.0, id.0).await?
    {
        return thread::message(&mut tx, actor, ticket.id, earlier.into()).await;
    }
    let message = say(ctx, &mut tx, actor, person, &ticket, id, draft).await?;
    ctx.commit(tx).await?;
    Ok(message)
}

async fn say(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    person: &Person,
    ticket: &Ticket,
    id: MessageId,
    draft: NewMessage,
) -> Result<Message> {
    // An agent who asked for help themselves is that ticket's customer.
    let is_requester = ticket.requester.id == person.id;
    let sender_type = if is_requester { SenderType::Customer } else { SenderType::Agent };
    insert(ctx, tx, id, ticket.id, sender_type, Some(person.id), &draft.body, draft.is_internal).await?;
    let now = ctx.now();
    let message = Message {
        id,
        ticket_id: ticket.id,
        sender_type,
        sender: Some(Party { id: person.id, name: person.name.clone() }),
        body: draft.body,
        is_internal: draft.is_internal,
        created_at: now,
        updated_at: now,
    };
    if !message.is_internal {
        stamp(ctx, tx, ticket.id, &message).await?;
    }
    record(ctx, tx, actor, ticket.id, &Event::said(message.clone())).await?;
    if message.is_internal {
        return Ok(message);
    }
    let next = match sender_type {
        SenderType::Customer => ticket.status.after_customer_reply(),
        _ => ticket.status.after_agent_reply(),
    };
    if next != ticket.status {
        move_to(ctx, tx, actor, ticket, next).await?;
    }
    Ok(message)
}

/// The longest beginning of a message in a list, in characters.
const LONGEST_PREVIEW: usize = 160;

/// The beginning of a message, for lists.
pub(super) fn preview(body: &str) -> String {
    cut(&single_line(body), LONGEST_PREVIEW).to_owned()
}

#[expect(clippy::too_many_arguments, reason = "one column each; a struct would be used once")]
pub(super) async fn insert(
    ctx: &Ctx,
    tx: &mut Tx,
    id: MessageId,
    ticket: TicketId,
    sender_type: SenderType,
    sender: Option<UserId>,
    body: &str,
    is_internal: bool,
) -> Result<()> {
    sqlx::query!(
        "insert into ticket_messages (id, ticket_id, sender_type, sender_id, body, is_internal, created_at, search)
         values ($1, $2, $3, $4, $5, $6, $7, $8::text::tsvector)",
        id.0,
        ticket.0,
        sender_type.as_str(),
        sender.map(|sender| sender.0),
        body,
        is_internal,
        ctx.now(),
        search_vector(body),
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// What a public message changes of its ticket's row.
async fn stamp(ctx: &Ctx, tx: &mut Tx, ticket: TicketId, message: &Message) -> Result<()> {
    sqlx::query!(
        "update tickets set message_count = message_count + 1, preview = $2, last_message_at = $3,
             first_responded_at = case when $4 then coalesce(first_responded_at, $3) else first_responded_at end
         where id = $1",
        ticket.0,
        preview(&message.body),
        ctx.now(),
        message.sender_type == SenderType::Agent,
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

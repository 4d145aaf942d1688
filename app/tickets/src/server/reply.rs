//! Something is said: a reply that everybody in the ticket sees, or a note that the desk keeps to itself.

use base::{
    cut,
    server::{Actor, Ctx, Error, IdempotencyKey, RateLimit, Result, Tx, check_rate_limit},
    single_line,
};
use files::server::attach;
use identity::server::customers::hold_writer;
use markdown::server::render_message;

use super::{
    assign::assign_to_answerer,
    change::move_to,
    find::{find, lock},
    message_files::MESSAGE,
    open::made_before,
    record::record,
    search_words::search_vector,
    thread,
};
use crate::server::permissions;
use crate::{Event, Message, MessageId, NewMessage, Party, SenderType, Ticket, waiting::waiting_after};

/// What one customer may say at once, and the seconds in which they may say one more: more than anybody types.
const MESSAGES: RateLimit = RateLimit::new(80, 2.0);

/// Adds a message. A customer's reply opens again what waited for them or was over;
/// an agent's takes up what nobody was at, and opens again what was over: whoever still answers is not done.
///
/// # Errors
/// [`Error::NotFound`] for a ticket that is not theirs to see, [`Error::Forbidden`] for a customer's note,
/// [`Error::Refused`] for a customer who is blocked, [`Error::Invalid`] for the body.
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
    // Before the ticket is held: others wait for it.
    let rendered = render_message(&draft.body).await?;
    let mut tx = ctx.begin().await?;
    // Before the ticket: a merge of people locks them in this order.
    if !actor.may(permissions::REPLY) {
        hold_writer(&mut tx, person.id).await?;
    }
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
    // An agent who asked for help themselves is that ticket's customer, and so is whoever of the requester's organisation
    // sees it.
    let is_customer = ticket.requester.id == person.id || !actor.may(permissions::REPLY);
    let attachments = attach(ctx, &mut tx, actor, &draft.attachment_ids, MESSAGE, id.0).await?;
    let now = ctx.now();
    let message = Message {
        id,
        ticket_id: ticket.id,
        sender_type: if is_customer { SenderType::Customer } else { SenderType::Agent },
        sender: Some(Party { id: person.id, name: person.name.clone() }),
        body: draft.body,
        body_html: rendered.html,
        is_internal: draft.is_internal,
        attachments,
        created_at: now,
        updated_at: now,
    };
    let message = say(ctx, &mut tx, actor, &ticket, message, &rendered.text).await?;
    ctx.commit(tx).await?;
    Ok(message)
}

async fn say(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    ticket: &Ticket,
    message: Message,
    text: &str,
) -> Result<Message> {
    insert(tx, &message, text).await?;
    if !message.is_internal {
        stamp(tx, ticket, &message, text).await?;
    }
    record(ctx, tx, actor, ticket.id, &Event::said(message.clone())).await?;
    if message.is_internal {
        return Ok(message);
    }
    if message.sender_type == SenderType::Agent
        && let Some(answerer) = message.sender.as_ref()
    {
        assign_to_answerer(ctx, tx, actor, ticket, answerer.id).await?;
    }
    let next = match message.sender_type {
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

/// The beginning of a message's text, for lists.
pub(super) fn preview(text: &str) -> String {
    cut(&single_line(text), LONGEST_PREVIEW).to_owned()
}

/// Writes a message; `text` is what it says without marks.
pub(super) async fn insert(tx: &mut Tx, message: &Message, text: &str) -> Result<()> {
    sqlx::query!(
        "insert into ticket_messages (id, ticket_id, sender_type, sender_id, body, body_html, is_internal, created_at,
             search, attachment_count)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9::text::tsvector, $10)",
        message.id.0,
        message.ticket_id.0,
        message.sender_type.as_str(),
        message.sender.as_ref().map(|sender| sender.id.0),
        message.body,
        message.body_html,
        message.is_internal,
        message.created_at,
        search_vector(text),
        i16::try_from(message.attachments.len()).unwrap_or(i16::MAX),
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// What a public message changes of its ticket's row.
async fn stamp(tx: &mut Tx, ticket: &Ticket, message: &Message, text: &str) -> Result<()> {
    sqlx::query!(
        "update tickets set message_count = message_count + 1, preview = $2, last_message_at = $3,
             first_responded_at = case when $4 then coalesce(first_responded_at, $3) else first_responded_at end,
             waiting_since = $5
         where id = $1",
        ticket.id.0,
        preview(text),
        message.created_at,
        message.sender_type == SenderType::Agent,
        waiting_after(ticket.waiting_since, message.sender_type, message.created_at),
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

//! A chat becomes a ticket: the chat's half of it. Whoever writes the ticket does so between the two, in the same transaction.

use base::{
    chrono::TimeDelta,
    server::{Actor, Ctx, Error, Result, Tx},
    uuid::Uuid,
};
use identity::SenderType;
use settings::server::read;

use super::{
    find::{View, lock, view_of},
    message_rows::messages_of,
    permissions,
    record::record,
};
use crate::{ChatMessage, ChatSession, ChatSessionId, ChatSettings, ChatStatus, EndReason, Event, Refusal};

/// The most messages that go into a ticket.
const MOST: i64 = 500;
/// A message that was left while nobody is there may be followed by another for so long.
const LEFT: TimeDelta = TimeDelta::minutes(2);
/// Or until its visitor was gone for so long.
const GONE: TimeDelta = TimeDelta::seconds(30);

/// A chat whose row is held, with what was said in it.
#[derive(Clone, Debug)]
pub struct HeldChat {
    /// The chat.
    pub chat: ChatSession,
    /// The newest of its messages, what only the desk sees too, oldest first.
    pub messages: Vec<ChatMessage>,
    /// So many came before them.
    pub left_out: i64,
    /// The ticket that it became before.
    pub ticket: Option<Uuid>,
}

impl HeldChat {
    /// What the visitor said first, of what is here.
    pub fn first_word(&self) -> Option<&ChatMessage> {
        self.messages.iter().find(|message| message.sender_type == SenderType::Customer)
    }
}

/// Refuses a chat that is named by somebody who may not see it.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or none that the actor may see; [`Error::Unauthenticated`] for strangers.
pub async fn check_visible(ctx: &Ctx, actor: &Actor, id: ChatSessionId) -> Result<()> {
    let mut reader = ctx.read().await?;
    view_of(&mut reader, actor, id).await?;
    reader.release();
    Ok(())
}

/// Holds a chat that is to become a ticket until the transaction ends, so that it becomes one once. Whoever has it may do that,
/// a supervisor, Porchlight itself, and the whole desk where nobody has it.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Conflict`] where somebody else has it; [`Error::Forbidden`] for everybody but the desk, and in a
/// chat that one began oneself.
pub async fn hold_for_ticket(ctx: &Ctx, tx: &mut Tx, actor: &Actor, id: ChatSessionId) -> Result<HeldChat> {
    actor.allow(permissions::ANSWER)?;
    let (chat, view) = lock(ctx, tx, actor, id).await?;
    if view == View::Visitor {
        return Err(Error::Forbidden);
    }
    if let Some(other) = chat.assigned_to.as_ref().filter(|other| Some(other.id) != actor.id())
        && chat.status == ChatStatus::Active
        && !actor.may(permissions::SUPERVISE)
    {
        return Err(Error::conflict(Refusal::HeldBy { name: other.name.clone() }));
    }
    let ticket = sqlx::query_scalar!("select ticket_id from chat_sessions where id = $1", id.0)
        .fetch_one(&mut **tx)
        .await?;
    let (messages, left_out) = newest_messages(tx, id).await?;
    Ok(HeldChat { chat, messages, left_out, ticket })
}

/// Holds the next chat after `after` that fell silent, or in which a message was left; none where there is no more. What another
/// process is at is passed over.
///
/// # Errors
/// When the database refuses.
pub async fn lock_silent(
    ctx: &Ctx,
    tx: &mut Tx,
    after: Option<ChatSessionId>,
) -> Result<Option<ChatSessionId>> {
    let idle = TimeDelta::minutes(read::<ChatSettings>(ctx).await?.idle_minutes.into());
    let now = ctx.now();
    let id = sqlx::query_scalar!(
        "select id from chat_sessions
         where status <> 'ended' and ($1::uuid is null or id > $1)
             and ((last_message_at < $2 and visitor_seen_at < $2)
                 or (status = 'left_message' and message_count > 0
                     and (last_message_at < $3 or visitor_seen_at < $4)))
         order by id limit 1 for update skip locked",
        after.map(|after| after.0),
        now - idle,
        now - LEFT,
        now - GONE,
    )
    .fetch_optional(&mut **tx)
    .await?;
    Ok(id.map(ChatSessionId))
}

/// The ticket that a chat became.
#[derive(Clone, Copy, Debug)]
pub struct BecameTicket<'a> {
    /// Its id.
    pub id: Uuid,
    /// Its number for people.
    pub number: &'a str,
}

/// Ends a chat that is held, and tells its visitor: it goes on as a ticket, or where nothing was said it is over. Where it came
/// from is forgotten.
///
/// # Errors
/// When the database refuses.
pub async fn finish_as_ticket(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    held: &HeldChat,
    ticket: Option<BecameTicket<'_>>,
    reason: EndReason,
) -> Result<()> {
    let id = held.chat.id;
    sqlx::query!(
        "update chat_sessions set status = 'ended', ended_at = coalesce(ended_at, $2), waiting_since = null,
             address = null, ticket_id = coalesce($3, ticket_id)
         where id = $1",
        id.0,
        ctx.now(),
        ticket.map(|ticket| ticket.id),
    )
    .execute(&mut **tx)
    .await?;
    if let Some(ticket) = ticket {
        record(ctx, tx, actor, id, Event::Archived { number: ticket.number.to_owned() }).await?;
    }
    if held.chat.status.is_open() {
        record(ctx, tx, actor, id, Event::Ended { reason }).await?;
    }
    Ok(())
}

/// The newest messages of a chat with their files, oldest first, and how many came before.
async fn newest_messages(tx: &mut Tx, id: ChatSessionId) -> Result<(Vec<ChatMessage>, i64)> {
    let newest = sqlx::query_scalar!(
        "select id from chat_messages where session_id = $1 order by seq desc limit $2",
        id.0,
        MOST,
    )
    .fetch_all(&mut **tx)
    .await?;
    let mut left_out = 0;
    if newest.len() as i64 == MOST {
        let all = sqlx::query_scalar!(
            r#"select count(*) as "all!" from chat_messages where session_id = $1"#,
            id.0,
        );
        left_out = all.fetch_one(&mut **tx).await? - MOST;
    }
    let mut messages = messages_of(tx, &newest).await?;
    Ok((newest.iter().rev().filter_map(|id| messages.remove(id)).collect(), left_out))
}

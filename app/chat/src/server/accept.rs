//! An agent takes a chat: of two at once, one gets it and the other is told who.

use base::{
    UserId,
    server::{Actor, Ctx, Error, Result, Tx},
};
use identity::Party;

use super::{
    agent_room::check_room,
    find::{find, lock},
    permissions,
    presence::see,
    record::record,
    tell_queue::queue_changed,
};
use crate::{ChatSession, ChatSessionId, ChatStatus, Event, Refusal};

/// Takes a waiting chat, one that nobody else has; an admin also takes one that somebody has.
///
/// # Errors
/// [`Error::Conflict`] where somebody else has it, it is over, or the actor has as many as they take at once;
/// [`Error::NotFound`], [`Error::Forbidden`].
#[tracing::instrument(name = "chat.accept", skip_all, fields(chat.id = %id))]
pub async fn accept(ctx: &Ctx, actor: &Actor, id: ChatSessionId) -> Result<ChatSession> {
    actor.can(permissions::ANSWER)?;
    let mut tx = ctx.begin().await?;
    let (chat, _) = lock(ctx, &mut tx, actor, id).await?;
    take(ctx, &mut tx, actor, &chat).await?;
    ctx.commit(tx).await?;
    queue_changed(ctx, [chat.team_id]).await;
    find(ctx, actor, id).await
}

/// As [`accept`], in the transaction of a caller who holds the chat, and says [`queue_changed`] once it is committed.
///
/// # Errors
/// As [`accept`].
pub(super) async fn take(ctx: &Ctx, tx: &mut Tx, actor: &Actor, chat: &ChatSession) -> Result<()> {
    let agent = actor.can(permissions::ANSWER)?;
    if chat.status == ChatStatus::Ended {
        return Err(Error::conflict(Refusal::Ended));
    }
    match &chat.assigned_to {
        Some(holder) if holder.id == agent.id => return Ok(()),
        Some(holder) if !actor.may(permissions::SUPERVISE) => {
            let held = Refusal::HeldBy { name: holder.name.clone() };
            return Err(Error::conflict_with(held, "session", chat));
        }
        _ => {}
    }
    check_room(tx, agent.id).await?;
    see(tx, ctx.now(), agent.id).await?;
    give(ctx, tx, actor, chat.id, Party { id: agent.id, name: agent.name.clone() }).await
}

/// Gives a chat that the transaction holds to an agent who has room for it.
pub(super) async fn give(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    chat: ChatSessionId,
    agent: Party,
) -> Result<()> {
    assign(ctx, tx, chat, agent.id).await?;
    record(ctx, tx, actor, chat, Event::Accepted { agent: agent.into() }).await
}

/// Writes down who has a chat.
pub(super) async fn assign(ctx: &Ctx, tx: &mut Tx, chat: ChatSessionId, agent: UserId) -> Result<()> {
    sqlx::query!(
        "update chat_sessions set status = 'active', assigned_agent_id = $2, returned_at = null,
             accepted_at = coalesce(accepted_at, $3)
         where id = $1",
        chat.0,
        agent.0,
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    // Whoever never looked at the chats has a moment to come, too.
    sqlx::query!(
        "insert into chat_agents (user_id, given_at) values ($1, $2)
         on conflict (user_id) do update set given_at = excluded.given_at",
        agent.0,
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

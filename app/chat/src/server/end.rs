//! A chat ends, and its visitor says how it was.

use base::{
    check_length,
    server::{Actor, Ctx, Error, Result, Tx, invalid},
};

use super::{
    find::{View, lock},
    introduce::lock_own,
    permissions,
    record::record,
    say::{Utterance, render, say_in},
    tell_queue::queue_changed,
};
use crate::{
    ChatMessageId, ChatRating, ChatSession, ChatSessionId, ChatStatus, EndReason, Event, NewChatMessage,
    Payload, Refusal,
};

/// The most characters of a comment to a rating.
const LONGEST_COMMENT: usize = 2_000;

/// Ends a chat; one that is over stays so.
///
/// # Errors
/// [`Error::NotFound`] for a chat that is not theirs to see, [`Error::Forbidden`] for whoever may not answer, and
/// [`Error::Conflict`] where somebody else of the desk has it.
#[tracing::instrument(name = "chat.end", skip_all, fields(chat.id = %id))]
pub async fn end(ctx: &Ctx, actor: &Actor, id: ChatSessionId) -> Result<()> {
    let mut tx = ctx.begin().await?;
    let (chat, view) = lock(ctx, &mut tx, actor, id).await?;
    let reason = end_reason(actor, &chat, view)?;
    if !chat.status.is_open() {
        return Ok(());
    }
    if reason == EndReason::Visitor && chat.status == ChatStatus::LeftMessage && chat.message_count > 0 {
        // What was left becomes a ticket: its visitor goes, and it stays for that.
        return Ok(());
    }
    if reason == EndReason::Agent && chat.status == ChatStatus::Active {
        ask_how_it_was(ctx, &mut tx, &chat).await?;
    }
    sqlx::query!(
        "update chat_sessions set status = 'ended', ended_at = $2, waiting_since = null, address = null where id = $1",
        id.0,
        ctx.now(),
    )
    .execute(&mut *tx)
    .await?;
    record(ctx, &mut tx, actor, id, Event::Ended { reason }).await?;
    ctx.commit(tx).await?;
    queue_changed(ctx, [chat.team_id]).await;
    Ok(())
}

/// Why it ends, where the actor may end it.
fn end_reason(actor: &Actor, chat: &ChatSession, view: View) -> Result<EndReason> {
    if view == View::Visitor {
        return Ok(EndReason::Visitor);
    }
    if *actor == Actor::System {
        return Ok(EndReason::Silence);
    }
    let person = actor.can(permissions::ANSWER)?;
    match &chat.assigned_to {
        Some(holder) if holder.id != person.id && !actor.may(permissions::SUPERVISE) => {
            Err(Error::conflict(Refusal::HeldBy { name: holder.name.clone() }))
        }
        _ => Ok(EndReason::Agent),
    }
}

/// Porchlight asks, not the agent: nobody has to ask how they were themselves.
async fn ask_how_it_was(ctx: &Ctx, tx: &mut Tx, chat: &ChatSession) -> Result<()> {
    let draft = NewChatMessage { payload: Some(Payload::Rating {}), ..NewChatMessage::new(chat.id, "") };
    let said = Utterance {
        id: ChatMessageId(ctx.id()),
        rendered: render(&draft.body).await?,
        draft,
        sender: &Actor::System,
    };
    say_in(ctx, tx, &Actor::System, chat, View::Desk, said).await?;
    Ok(())
}

/// Keeps how the visitor found it, once.
///
/// # Errors
/// [`Error::NotFound`] for a chat that is not the actor's own, [`Error::Invalid`] for a field, [`Error::Conflict`] where it
/// was rated before.
#[tracing::instrument(name = "chat.rate", skip_all, fields(chat.id = %id))]
pub async fn rate(ctx: &Ctx, actor: &Actor, id: ChatSessionId, rating: ChatRating) -> Result<()> {
    let ChatRating { score, comment } = rating;
    let comment = comment.map(|comment| comment.trim().to_owned()).filter(|comment| !comment.is_empty());
    if let Some(comment) = &comment {
        check_length(comment, LONGEST_COMMENT).map_err(|wrong| invalid("comment", wrong))?;
    }
    if !(1..=5).contains(&score) {
        return Err(invalid("score", Refusal::NotAScore));
    }
    let mut tx = ctx.begin().await?;
    let chat = lock_own(ctx, &mut tx, actor, id).await?;
    if chat.rating.is_some() {
        return Err(Error::conflict(Refusal::RatedBefore));
    }
    sqlx::query!(
        "update chat_sessions set rating = $2, rating_comment = $3, rated_at = $4 where id = $1",
        id.0,
        score,
        comment,
        ctx.now(),
    )
    .execute(&mut *tx)
    .await?;
    record(ctx, &mut tx, actor, id, Event::Rated { score, comment }).await?;
    ctx.commit(tx).await
}

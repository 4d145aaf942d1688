//! A visitor leaves their address instead of waiting.

use base::server::{Actor, Ctx, Error, Result, invalid};

use super::{
    find::{View, lock},
    record::record,
    say::check_about,
    tell_queue::queue_changed,
};
use crate::{ChatContact, ChatSessionId, ChatStatus, Event, Refusal};

/// Takes a chat out of the queue: it becomes a ticket, and is answered at the address. One that somebody has taken meanwhile
/// goes on, and the address is kept.
///
/// # Errors
/// Where there is no address, or the chat is over or not the actor's own.
#[tracing::instrument(name = "chat.leave_message", skip_all, fields(chat.id = %id))]
pub async fn leave_message(ctx: &Ctx, actor: &Actor, id: ChatSessionId, contact: ChatContact) -> Result<()> {
    check_about(ctx, actor).await?;
    let ChatContact { name, email } = contact.check().map_err(Error::Invalid)?;
    let email = email.ok_or_else(|| invalid("email", Refusal::Asked))?;
    let mut tx = ctx.begin().await?;
    let (chat, view) = lock(ctx, &mut tx, actor, id).await?;
    if view != View::Visitor {
        return Err(Error::Forbidden);
    }
    if !chat.status.is_open() {
        return Err(Error::conflict(Refusal::Ended));
    }
    let status = if chat.status == ChatStatus::Waiting { ChatStatus::LeftMessage } else { chat.status };
    let introduced = leave(&mut tx, id, status, name.as_deref(), &email).await?;
    record(ctx, &mut tx, actor, id, introduced).await?;
    ctx.commit(tx).await?;
    if chat.status == ChatStatus::Waiting {
        queue_changed(ctx, [chat.team_id]).await;
    }
    Ok(())
}

/// What was vouched for stays, and an address that was typed is nobody's word but the visitor's own. Answers who they are now.
async fn leave(
    connection: &mut sqlx::PgConnection,
    id: ChatSessionId,
    status: ChatStatus,
    name: Option<&str>,
    email: &str,
) -> Result<Event> {
    let row = sqlx::query!(
        "update chat_sessions set status = $2,
             name = case when is_name_verified then name else coalesce($3, name) end,
             email = case when is_verified and email is not null then email else $4::text::citext end,
             is_verified = is_verified and email is not null
         where id = $1 returning name, email::text as email",
        id.0,
        status.as_str(),
        name,
        email,
    )
    .fetch_one(connection)
    .await?;
    Ok(Event::Introduced { name: row.name, email: row.email })
}

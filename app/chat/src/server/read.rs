//! Read receipts: how far somebody has read, for the visitor in one number and for the desk in another, both in the visitor's
//! count.

use base::server::{Actor, Ctx, Result};
use realtime::{Participant, ServerFrame, server::signal};

use super::find::{View, view_of};
use crate::ChatSessionId;

/// Keeps that the actor has read up to `seq` of their own count, and tells the other side. Of the desk only whoever has the
/// chat reads it for the visitor: that others look on is the desk's own affair.
///
/// # Errors
/// [`base::server::Error::NotFound`] for a chat that is not there or not theirs.
#[tracing::instrument(name = "chat.mark_read", skip_all, fields(chat.id = %id))]
pub async fn mark_read(ctx: &Ctx, actor: &Actor, id: ChatSessionId, seq: i64) -> Result<()> {
    let mut reader = ctx.read().await?;
    let view = view_of(&mut reader, actor, id).await?;
    let read = match view {
        View::Visitor => keep_of_visitor(&mut reader, id, seq).await?,
        View::Desk => keep_of_desk(&mut reader, actor, id, seq).await?,
    };
    reader.release();
    if let (Some(seq), Some(who)) = (read, participant(actor, view)) {
        let frame = ServerFrame::Read { topic: id.topic(), who, seq };
        signal(ctx, &id.topic(), &frame, false).await?;
    }
    Ok(())
}

fn participant(actor: &Actor, view: View) -> Option<Participant> {
    let is_staff = view == View::Desk;
    match actor {
        Actor::Person(person) => Some(Participant { id: person.id.0, name: person.name.clone(), is_staff }),
        Actor::Visitor(visitor) => Some(Participant {
            id: visitor.session.0,
            name: visitor.name.clone().unwrap_or_default(),
            is_staff,
        }),
        Actor::Anonymous | Actor::AiBot | Actor::System => None,
    }
}

/// Answers how far the visitor has read now; nothing where that is no farther than before.
async fn keep_of_visitor(
    connection: &mut sqlx::PgConnection,
    id: ChatSessionId,
    seq: i64,
) -> Result<Option<i64>> {
    Ok(sqlx::query_scalar!(
        "update chat_sessions set visitor_read_seq = least($2, last_public_seq)
         where id = $1 and visitor_read_seq < least($2, last_public_seq) returning visitor_read_seq",
        id.0,
        seq,
    )
    .fetch_optional(connection)
    .await?)
}

/// The same of whoever has the chat, whose count has more in it.
async fn keep_of_desk(
    connection: &mut sqlx::PgConnection,
    actor: &Actor,
    id: ChatSessionId,
    seq: i64,
) -> Result<Option<i64>> {
    Ok(sqlx::query_scalar!(
        "update chat_sessions s set agent_read_seq = seen.public_seq
         from (select max(public_seq) as public_seq from (
             select public_seq from chat_messages where session_id = $1 and seq <= $2
             union all select public_seq from chat_events where session_id = $1 and seq <= $2) entries) seen
         where s.id = $1 and s.assigned_agent_id = $3 and s.agent_read_seq < seen.public_seq
         returning s.agent_read_seq",
        id.0,
        seq,
        actor.id().map(|id| id.0),
    )
    .fetch_optional(connection)
    .await?)
}

//! A visitor's place in the queue.

use base::{
    TeamId,
    server::{Actor, Ctx, Result},
};

use super::{find::view_of, presence::has_agents, waiting_times::wait_interval};
use crate::{ChatSessionId, QueuePlace};

/// The place of a chat that waits; none where it does not. Whoever may see the chat may know.
///
/// # Errors
/// [`base::server::Error::NotFound`] where there is no such chat, or none that the actor may see.
pub async fn queue_place(ctx: &Ctx, actor: &Actor, id: ChatSessionId) -> Result<Option<QueuePlace>> {
    let mut reader = ctx.read().await?;
    view_of(&mut reader, actor, id).await?;
    let place = place(&mut reader, ctx, id).await?;
    reader.release();
    Ok(place)
}

async fn place(reader: &mut sqlx::PgConnection, ctx: &Ctx, id: ChatSessionId) -> Result<Option<QueuePlace>> {
    let found = sqlx::query!(
        r#"select s.team_id, (
             select count(*) from chat_sessions before
             where before.status = 'waiting' and before.team_id is not distinct from s.team_id
                 and (coalesce(before.returned_at, 'infinity'), before.queued_at, before.id)
                     <= (coalesce(s.returned_at, 'infinity'), s.queued_at, s.id)) as "position!"
         from chat_sessions s where s.id = $1 and s.status = 'waiting'"#,
        id.0,
    )
    .fetch_optional(&mut *reader)
    .await?;
    let Some(found) = found else { return Ok(None) };
    let (team, now) = (found.team_id.map(TeamId), ctx.now());
    let wait = wait_interval(reader, now, team).await?;
    Ok(Some(QueuePlace { position: found.position, wait, has_agents: has_agents(reader, now, team).await? }))
}

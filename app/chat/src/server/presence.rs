//! Presence of the desk: who is there to chat.

use base::{
    DateTime, TeamId, UserId, Utc,
    chrono::TimeDelta,
    server::{Actor, Ctx, Result},
};
use sqlx::PgConnection;

use super::{
    permissions,
    tell_queue::{queue_changed, queues},
};

/// An agent whose console said so within this time is there.
pub(super) const HERE: TimeDelta = TimeDelta::seconds(60);
/// A console says it more often than it has to be written down.
const WRITTEN_EVERY: TimeDelta = TimeDelta::seconds(5);

/// Keeps that a console of the actor is open; those that wait are handed out where that is automatic.
///
/// # Errors
/// [`base::server::Error::Forbidden`] for who does not answer chats.
pub async fn note_agent(ctx: &Ctx, actor: &Actor) -> Result<()> {
    let (agent, now) = (actor.can(permissions::ANSWER)?.id, ctx.now());
    let mut connection = ctx.read().await?;
    let before = sqlx::query_scalar!("select seen_at from chat_agents where user_id = $1", agent.0)
        .fetch_optional(&mut *connection)
        .await?
        .flatten();
    if before.is_some_and(|before| now - before < WRITTEN_EVERY) {
        connection.release();
        return Ok(());
    }
    see(&mut connection, now, agent).await?;
    // Whoever waits is told that somebody came; that they are still there is no news.
    let has_come = before.is_none_or(|before| now - before > HERE);
    let told = if has_come { queues(&mut connection).await? } else { Vec::new() };
    connection.release();
    queue_changed(ctx, told).await;
    Ok(())
}

/// Writes down that an agent is there.
pub(super) async fn see(connection: &mut PgConnection, now: DateTime<Utc>, agent: UserId) -> Result<()> {
    sqlx::query!(
        "insert into chat_agents (user_id, seen_at) values ($1, $2)
         on conflict (user_id) do update set seen_at = greatest(chat_agents.seen_at, excluded.seen_at)",
        agent.0,
        now,
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Whether anybody is there who takes what waits for a team, or for everybody.
pub(super) async fn has_agents(
    connection: &mut PgConnection,
    now: DateTime<Utc>,
    team: Option<TeamId>,
) -> Result<bool> {
    Ok(sqlx::query_scalar!(
        r#"select exists (
             select from chat_agents c join agents a on a.user_id = c.user_id join users u on u.id = c.user_id
             where c.seen_at > $1 and a.status = 'active' and u.deactivated_at is null
                 and ($2::uuid is null
                     or exists (select from team_members m where m.team_id = $2 and m.user_id = c.user_id))
         ) as "is_anybody!""#,
        now - HERE,
        team.map(|team| team.0),
    )
    .fetch_one(connection)
    .await?)
}

//! Work distribution, round robin: who waits longest goes to whoever of the desk was given something longest ago.

use base::{
    TeamId, UserId,
    server::{Actor, Ctx, Result, Tx},
};
use identity::Party;
use sqlx::PgConnection;

use super::{accept::give, agent_room::has_room, presence::HERE};
use crate::{ChatSessionId, ChatSettings};

/// The most that one call hands out: the rest goes with the next.
const MOST: usize = 500;

/// A chat, and who it goes to.
struct Match {
    chat: ChatSessionId,
    agent: Party,
}

/// What came of a try.
enum Outcome {
    /// A chat of this queue was given to somebody.
    Given(Option<TeamId>),
    /// Somebody else was faster.
    Changed,
    /// Nobody waits whom anybody has room for.
    Nothing,
}

/// Hands out what waits, as far as somebody has room for it, where the admins want that; answers the queues that it took
/// from. Any number of processes may do so at once.
///
/// # Errors
/// When the database refuses.
pub(super) async fn hand_out(ctx: &Ctx) -> Result<Vec<Option<TeamId>>> {
    let mut teams = Vec::new();
    if !settings::server::read::<ChatSettings>(ctx).await?.assigns_automatically {
        return Ok(teams);
    }
    for _ in 0..MOST {
        match hand_out_one(ctx).await? {
            Outcome::Given(team) => teams.push(team),
            Outcome::Changed => {}
            Outcome::Nothing => break,
        }
    }
    Ok(teams)
}

async fn hand_out_one(ctx: &Ctx) -> Result<Outcome> {
    let mut reader = ctx.read().await?;
    let is_anything = next(&mut reader, ctx).await?.is_some();
    reader.release();
    if !is_anything {
        return Ok(Outcome::Nothing);
    }
    let mut tx = ctx.begin().await?;
    // One at a time: two would see the same agent as the one who waited longest, and each give them something.
    sqlx::query!("select pg_advisory_xact_lock(hashtext('chat'), hashtext('hand_out'))")
        .execute(&mut *tx)
        .await?;
    let Some(Match { chat, agent }) = next(&mut tx, ctx).await? else { return Ok(Outcome::Nothing) };
    let Some(team) = hold_waiting(&mut tx, chat).await? else { return Ok(Outcome::Changed) };
    if !has_room(&mut tx, agent.id).await? {
        return Ok(Outcome::Changed);
    }
    give(ctx, &mut tx, &Actor::System, chat, agent).await?;
    ctx.commit(tx).await?;
    Ok(Outcome::Given(team))
}

/// The first in the order of the queues whom anybody has room for. Somebody without a team is taken by everybody.
async fn next(connection: &mut PgConnection, ctx: &Ctx) -> Result<Option<Match>> {
    let found = sqlx::query!(
        r#"with free as materialized (
             select a.user_id, u.name, c.given_at, array(select lower(skill) from unnest(a.skills) skill) as skills,
                 array(select m.team_id from team_members m where m.user_id = a.user_id) as teams
             from chat_agents c join agents a on a.user_id = c.user_id join users u on u.id = c.user_id
             where c.seen_at > $1 and a.status = 'active' and u.role in ('agent', 'admin')
                 and u.deactivated_at is null and u.invited_at is null
                 and a.max_concurrent_chats > (select count(*) from chat_sessions held
                     where held.assigned_agent_id = a.user_id and held.status = 'active')
         )
         select s.id as "chat!", agent.user_id as "agent!", agent.name as "name!"
         from chat_sessions s cross join lateral (
             select free.user_id, free.name from free
             where (s.team_id is null or s.team_id = any(free.teams))
                 and free.skills @> array(select lower(skill) from unnest(s.skills) skill)
             order by free.given_at nulls first, free.user_id limit 1
         ) as agent
         where s.status = 'waiting' order by s.returned_at, s.queued_at, s.id limit 1"#,
        ctx.now() - HERE,
    )
    .fetch_optional(connection)
    .await?;
    Ok(found
        .map(|row| Match { chat: row.chat.into(), agent: Party { id: UserId(row.agent), name: row.name } }))
}

/// Holds a chat that still waits, and answers the team that it waits for.
async fn hold_waiting(tx: &mut Tx, chat: ChatSessionId) -> Result<Option<Option<TeamId>>> {
    let held = sqlx::query_scalar!(
        "select team_id from chat_sessions where id = $1 and status = 'waiting' for update",
        chat.0,
    )
    .fetch_optional(&mut **tx)
    .await?;
    Ok(held.map(|team| team.map(TeamId)))
}

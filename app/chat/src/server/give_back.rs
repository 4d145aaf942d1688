//! Failover of agents: whose browser is gone loses the chats in which somebody waits for them.

use std::{future::Future, time::Duration};

use base::{
    TeamId,
    chrono::TimeDelta,
    server::{Actor, Ctx, Result, every},
};

use super::{record::record, tell_queue::queue_changed};
use crate::{ChatSessionId, ChatSettings, Event};

/// How often it is looked: short beside the moment that an agent has to come back.
const PERIOD: Duration = Duration::from_secs(10);
/// The most that one look gives back: the rest waits for the next.
const MOST: usize = 500;

/// Gives back what agents who are gone left, until `stop` resolves. Any number of processes may.
pub(super) async fn give_back_all(ctx: Ctx, stop: impl Future<Output = ()> + Send) {
    let ctx = &ctx;
    every("giving back the chats of agents who are gone", PERIOD, stop, move |_| give_back(ctx)).await;
}

/// Puts every chat at the head of its queue whose agent is gone for longer than the admins allow, while its visitor waits
/// for an answer. One in which nobody waits for anything stays whose it is.
///
/// # Errors
/// When the database refuses.
pub(super) async fn give_back(ctx: &Ctx) -> Result<()> {
    let mut teams = Vec::new();
    while teams.len() < MOST
        && let Some(team) = give_back_one(ctx).await?
    {
        teams.push(team);
    }
    if !teams.is_empty() {
        queue_changed(ctx, teams).await;
    }
    Ok(())
}

/// Answers the team of the chat that was given back, where one was.
async fn give_back_one(ctx: &Ctx) -> Result<Option<Option<TeamId>>> {
    let grace = settings::server::read::<ChatSettings>(ctx).await?.grace_seconds;
    let mut tx = ctx.begin().await?;
    let left = sqlx::query!(
        "update chat_sessions set status = 'waiting', assigned_agent_id = null, returned_at = $2
         where id = (
             select s.id from chat_sessions s left join chat_agents c on c.user_id = s.assigned_agent_id
             where s.status = 'active' and s.waiting_since is not null
                 and coalesce(greatest(c.seen_at, c.given_at), '-infinity') < $1
             order by s.waiting_since, s.id limit 1 for update of s skip locked)
         returning id, team_id",
        ctx.now() - TimeDelta::seconds(grace.into()),
        ctx.now(),
    )
    .fetch_optional(&mut *tx)
    .await?;
    let Some(left) = left else { return Ok(None) };
    record(ctx, &mut tx, &Actor::System, ChatSessionId(left.id), Event::Returned {}).await?;
    ctx.commit(tx).await?;
    Ok(Some(left.team_id.map(TeamId)))
}

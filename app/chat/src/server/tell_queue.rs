//! The queue moved: what waits is handed out where that is automatic, and who still waits is told their place.

use base::{
    TeamId,
    server::{Ctx, Result},
    uuid::Uuid,
};
use realtime::ServerFrame;
use serde_json::json;
use sqlx::PgConnection;

use super::{hand_out::hand_out, presence::has_agents, waiting_times::wait_interval};
use crate::ChatSessionId;

/// So many at the head are told: whoever waits behind them learns their place when they look.
const TOLD: i64 = 100;

/// To be called once a change of a queue is committed: a chat came to it or left it, or an agent has room. What fails here
/// undoes nothing, and the next change or the next agent who is seen makes up for it.
pub async fn queue_changed(ctx: &Ctx, changed: impl IntoIterator<Item = Option<TeamId>>) {
    let changed: Vec<_> = changed.into_iter().collect();
    let told = async {
        let mut teams = hand_out(ctx).await?;
        teams.extend(changed);
        teams.sort();
        teams.dedup();
        for team in teams {
            tell_queue(ctx, team).await?;
        }
        Ok::<_, base::server::Error>(())
    };
    if let Err(error) = told.await {
        tracing::warn!(%error, "a queue changed, and who waits was not told");
    }
}

/// Tells the first that wait for a team, or for everybody, where they stand.
async fn tell_queue(ctx: &Ctx, team: Option<TeamId>) -> Result<()> {
    let mut reader = ctx.read().await?;
    let waiting = first_waiting(&mut reader, team).await?;
    let place = if waiting.is_empty() {
        None
    } else {
        let wait = wait_interval(&mut reader, ctx.now(), team).await?;
        let has_agents = has_agents(&mut reader, ctx.now(), team).await?;
        Some(json!({"wait": wait, "has_agents": has_agents}))
    };
    reader.release();
    let Some(place) = place else { return Ok(()) };
    let told = (1..).zip(waiting).map(|(position, chat)| {
        let topic = ChatSessionId(chat).topic();
        (topic.clone(), ServerFrame::Queue { topic, position, place: place.clone() })
    });
    realtime::server::signal_each(ctx, told, false).await
}

async fn first_waiting(connection: &mut PgConnection, team: Option<TeamId>) -> Result<Vec<Uuid>> {
    Ok(sqlx::query_scalar!(
        "select id from chat_sessions where status = 'waiting' and team_id is not distinct from $1
         order by returned_at, queued_at, id limit $2",
        team.map(|team| team.0),
        TOLD,
    )
    .fetch_all(connection)
    .await?)
}

/// The queues in which anybody waits.
pub(super) async fn queues(connection: &mut PgConnection) -> Result<Vec<Option<TeamId>>> {
    let teams = sqlx::query_scalar!("select distinct team_id from chat_sessions where status = 'waiting'")
        .fetch_all(connection)
        .await?;
    Ok(teams.into_iter().map(|team| team.map(TeamId)).collect())
}

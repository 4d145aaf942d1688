//! The desk as it is now.

use std::collections::HashMap;

use base::{
    DateTime, DayOrMoment, Utc,
    server::{Actor, Ctx, Result},
    uuid::Uuid,
};
use identity::Party;
use sqlx::PgConnection;

use super::{permissions, reports::zone};
use crate::{Dashboard, Workload};

/// What waits, what came and went today, and who has how much. Today is the reader's.
///
/// # Errors
/// [`base::server::Error::Forbidden`] for customers.
#[tracing::instrument(name = "analytics.dashboard", skip_all)]
pub async fn dashboard(ctx: &Ctx, actor: &Actor) -> Result<Dashboard> {
    actor.can(permissions::READ)?;
    let (now, zone) = (ctx.now(), zone(ctx, actor, None).await?);
    let today = DayOrMoment::Day(now.with_timezone(&zone).date_naive()).begins(&zone);
    let mut connection = ctx.read().await?;
    let mut dashboard = counts(&mut connection, now, today).await?;
    dashboard.workloads = workloads(&mut connection, today).await?;
    connection.release();
    Ok(dashboard)
}

async fn counts(
    connection: &mut PgConnection,
    now: DateTime<Utc>,
    today: DateTime<Utc>,
) -> Result<Dashboard> {
    let tickets = sqlx::query!(
        r#"select count(*) as "open!",
             count(*) filter (where waiting_since is not null and status <> 'pending_customer') as "waiting!",
             min(waiting_since) filter (where status <> 'pending_customer') as waiting_since,
             count(*) filter (where assignee_id is null) as "unassigned!",
             (select count(*) from tickets where created_at >= $1) as "opened_today!",
             (select count(*) from ticket_facts where resolved_at >= $1) as "resolved_today!",
             (select percentile_cont(0.5) within group (order by first_response_seconds) from ticket_facts
                 where first_response_at >= $1) as first_response_median
         from tickets where status in ('open', 'in_progress', 'pending_customer')"#,
        today,
    )
    .fetch_one(&mut *connection)
    .await?;
    let chats = sqlx::query!(
        r#"select count(*) filter (where status = 'waiting') as "waiting!",
             min(queued_at) filter (where status = 'waiting') as since,
             count(*) filter (where status = 'active') as "active!"
         from chat_sessions where status in ('waiting', 'active')"#,
    )
    .fetch_one(connection)
    .await?;
    Ok(Dashboard {
        at: now,
        open: tickets.open,
        waiting: tickets.waiting,
        waiting_since: tickets.waiting_since,
        unassigned: tickets.unassigned,
        breaching: None,
        opened_today: tickets.opened_today,
        resolved_today: tickets.resolved_today,
        first_response_median: tickets.first_response_median,
        chats_waiting: chats.waiting,
        chats_waiting_since: chats.since,
        chats_active: chats.active,
        workloads: Vec::new(),
    })
}

/// What everybody of the desk has, whoever has most first.
async fn workloads(connection: &mut PgConnection, today: DateTime<Utc>) -> Result<Vec<Workload>> {
    let resolved = resolved_by(connection, today).await?;
    let rows = sqlx::query_as!(
        Row,
        r#"select u.id, u.name, a.status = 'active' as "is_active!", coalesce(t.open, 0) as "open!",
             coalesce(t.waiting, 0) as "waiting!", coalesce(c.chats, 0) as "chats!"
         from agents a
         join users u on u.id = a.user_id
         left join (
             select assignee_id, count(*) as open,
                 count(*) filter (where waiting_since is not null and status <> 'pending_customer') as waiting
             from tickets where status in ('open', 'in_progress', 'pending_customer') and assignee_id is not null
             group by assignee_id
         ) t on t.assignee_id = u.id
         left join (
             select assigned_agent_id, count(*) as chats from chat_sessions where status = 'active'
             group by assigned_agent_id
         ) c on c.assigned_agent_id = u.id
         where u.role in ('agent', 'admin') and u.deactivated_at is null
         order by 4 desc, 6 desc, u.name, u.id limit 200"#,
    )
    .fetch_all(connection)
    .await?;
    let workload = |row: Row| Workload {
        resolved_today: resolved.get(&row.id).copied().unwrap_or_default(),
        agent: Party { id: row.id.into(), name: row.name },
        is_active: row.is_active,
        open: row.open,
        waiting: row.waiting,
        chats: row.chats,
    };
    Ok(rows.into_iter().map(workload).collect())
}

struct Row {
    id: Uuid,
    name: String,
    is_active: bool,
    open: i64,
    waiting: i64,
    chats: i64,
}

/// How many tickets each agent resolved today.
async fn resolved_by(connection: &mut PgConnection, today: DateTime<Utc>) -> Result<HashMap<Uuid, i64>> {
    let rows = sqlx::query!(
        r#"select solved_by as "agent!", count(*) as "resolved!" from ticket_facts
         where resolved_at >= $1 and solved_by is not null group by solved_by"#,
        today,
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|row| (row.agent, row.resolved)).collect())
}

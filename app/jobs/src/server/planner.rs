//! The planner: enqueues what a schedule says, once across all processes. When each is due next is a row, so that a
//! process that starts knows what was missed; every process remembers it and asks again only when one is due.

use std::collections::{HashMap, HashSet};

use base::{
    DateTime, Utc,
    server::{Ctx, Result, Tx},
};

use super::{Registry, Schedule, enqueue::insert};

pub(super) struct Planner {
    schedules: Vec<Schedule>,
    /// When each is due next, as far as this process knows; nothing before it has asked.
    due: Option<HashMap<String, DateTime<Utc>>>,
}

impl Planner {
    pub fn new(schedules: Vec<Schedule>, registry: &Registry) -> Self {
        let mut names = HashSet::new();
        for schedule in &schedules {
            let (name, kind) = (&schedule.name, schedule.wanted.kind);
            assert!(
                names.insert(name.clone()),
                "two schedules are called {name}: give them names of their own"
            );
            assert!(
                registry.find(kind).is_some(),
                "the schedule {name} begins {kind}, which no registry has"
            );
        }
        Self { schedules, due: None }
    }

    /// Enqueues what is due. Says when the next is.
    pub async fn tick(&mut self, ctx: &Ctx) -> Option<DateTime<Utc>> {
        if self.schedules.is_empty() {
            return None;
        }
        match self.enqueue_due(ctx).await {
            Ok(next_at) => next_at,
            Err(error) => {
                tracing::warn!(%error, "the schedules could not be read");
                // Somebody else may have moved them meanwhile.
                self.due = None;
                None
            }
        }
    }

    async fn enqueue_due(&mut self, ctx: &Ctx) -> Result<Option<DateTime<Utc>>> {
        let mut due = match self.due.take() {
            Some(due) => due,
            None => register(ctx, &self.schedules).await?,
        };
        for schedule in &self.schedules {
            let now = ctx.now();
            if due.get(&schedule.name).is_some_and(|due_at| *due_at <= now) {
                match claim(ctx, schedule, now).await? {
                    Some(next_at) => due.insert(schedule.name.clone(), next_at),
                    None => due.remove(&schedule.name),
                };
            }
        }
        let next_at = due.values().min().copied();
        self.due = Some(due);
        Ok(next_at)
    }
}

/// Makes rows of the new ones. One whose timing is new begins anew, but for a run that was missed before.
async fn register(ctx: &Ctx, schedules: &[Schedule]) -> Result<HashMap<String, DateTime<Utc>>> {
    let now = ctx.now();
    let (mut names, mut timings, mut firsts) = (Vec::new(), Vec::new(), Vec::new());
    for schedule in schedules {
        let Some(first) = schedule.first(now) else { continue };
        names.push(schedule.name.clone());
        timings.push(schedule.timing());
        firsts.push(first);
    }
    sqlx::query!(
        "insert into job_schedules as held (name, timing, next_at)
         select * from unnest($1::text[], $2::text[], $3::timestamptz[])
         on conflict (name) do update set timing = excluded.timing,
             next_at = case when held.next_at <= $4 then held.next_at else excluded.next_at end
         where held.timing is distinct from excluded.timing",
        &names,
        &timings,
        &firsts,
        now,
    )
    .execute(&ctx.db)
    .await?;
    let rows = sqlx::query!("select name, next_at from job_schedules where name = any($1)", &names)
        .fetch_all(&ctx.db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.name, row.next_at)).collect())
}

/// Enqueues one that is due, unless another process has. The row's update decides. Says when it is due next.
async fn claim(ctx: &Ctx, schedule: &Schedule, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>> {
    let Some(next_at) = schedule.next(now) else { return Ok(None) };
    let mut tx = ctx.begin().await?;
    if move_on(&mut tx, schedule, now, next_at).await? {
        insert(ctx, &mut tx, &schedule.wanted, now).await?;
        ctx.commit(tx).await?;
        return Ok(Some(next_at));
    }
    tx.rollback().await?;
    let held = sqlx::query_scalar!("select next_at from job_schedules where name = $1", schedule.name)
        .fetch_optional(&ctx.db)
        .await?;
    Ok(Some(held.unwrap_or(next_at)))
}

async fn move_on(
    tx: &mut Tx,
    schedule: &Schedule,
    now: DateTime<Utc>,
    next_at: DateTime<Utc>,
) -> Result<bool> {
    let moved = sqlx::query!(
        "update job_schedules set next_at = $2 where name = $1 and next_at <= $3",
        schedule.name,
        next_at,
        now,
    )
    .execute(&mut **tx)
    .await?;
    Ok(moved.rows_affected() == 1)
}

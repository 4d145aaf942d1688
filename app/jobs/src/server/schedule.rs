//! Jobs that run every so often, once across all processes.

use base::server::{Ctx, Result};
use chrono::TimeDelta;

use super::{Job, queue};

/// One scheduled job.
#[derive(Clone, Debug)]
pub struct Schedule {
    kind: &'static str,
    payload: serde_json::Value,
    every: TimeDelta,
}

impl Schedule {
    /// Runs `job` every `every`, counted from the first process that ever said so.
    ///
    /// # Panics
    /// At start-up, when the job cannot be written as JSON.
    pub fn every<J: Job>(every: TimeDelta, job: &J) -> Self {
        let payload = serde_json::to_value(job).expect("a scheduled job is plain data");
        Self { kind: J::KIND, payload, every }
    }

    /// Enqueues the job if it is due. The row's update decides which process does.
    pub(super) async fn tick(&self, ctx: &Ctx) -> Result<()> {
        let mut tx = ctx.begin().await?;
        if claim(ctx, &mut tx, self).await? {
            queue::insert(ctx, &mut tx, self.kind, self.payload.clone(), ctx.now()).await?;
            ctx.commit(tx).await?;
        }
        Ok(())
    }
}

/// A turn that was slept through is not made up for: the next one counts from now.
async fn claim(ctx: &Ctx, tx: &mut base::server::Tx, schedule: &Schedule) -> Result<bool> {
    let next = ctx.now() + schedule.every;
    let claimed = sqlx::query!(
        "insert into job_schedules as held (kind, next_at) values ($1, $2)
         on conflict (kind) do update set next_at = $2 where held.next_at <= $3",
        schedule.kind,
        next,
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    Ok(claimed.rows_affected() == 1)
}

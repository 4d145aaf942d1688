//! The rows of the queue: wanted, taken, done, failed.

use std::time::Duration;

use base::{
    DateTime, Utc,
    server::{Ctx, Result, Tx},
};
use chrono::TimeDelta;
use uuid::Uuid;

use super::{Job, backoff::backoff};

/// How long a taken job is its worker's alone. A worker that died is succeeded after this.
pub(super) const LEASE: Duration = Duration::from_secs(300);
/// How long a job may run: less than its lease, so that its end is written before anybody else takes it.
pub(super) const LONGEST_RUN: Duration = Duration::from_secs(270);

/// Wants a job done as soon as the transaction commits, and not at all if it does not.
///
/// # Errors
/// When the database refuses.
pub async fn enqueue<J: Job>(ctx: &Ctx, tx: &mut Tx, job: &J) -> Result<()> {
    enqueue_at(ctx, tx, job, ctx.now()).await
}

/// Wants a job done at `run_at` or soon after.
///
/// # Errors
/// When the database refuses.
pub async fn enqueue_at<J: Job>(ctx: &Ctx, tx: &mut Tx, job: &J, run_at: DateTime<Utc>) -> Result<()> {
    let payload = serde_json::to_value(job).map_err(anyhow::Error::from)?;
    insert(ctx, tx, J::KIND, payload, run_at).await
}

pub(super) async fn insert(
    ctx: &Ctx,
    tx: &mut Tx,
    kind: &str,
    payload: serde_json::Value,
    run_at: DateTime<Utc>,
) -> Result<()> {
    sqlx::query!(
        "insert into jobs (id, kind, payload, run_at, created_at) values ($1, $2, $3, $4, $5)",
        ctx.id(),
        kind,
        payload,
        run_at,
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// A job in a worker's hands.
pub(super) struct Taken {
    pub id: Uuid,
    pub kind: String,
    pub payload: serde_json::Value,
    pub attempts: i32,
}

/// Takes the job that has waited longest, if one is due.
pub(super) async fn take(ctx: &Ctx, kinds: &[String]) -> Result<Option<Taken>> {
    Ok(sqlx::query_as!(
        Taken,
        "update jobs set attempts = attempts + 1, locked_until = $2
         where id = (
             select id from jobs
             where died_at is null and run_at <= $1 and (locked_until is null or locked_until < $1)
                 and kind = any($3)
             order by run_at limit 1 for update skip locked
         )
         returning id, kind, payload, attempts",
        ctx.now(),
        ctx.now() + LEASE,
        kinds,
    )
    .fetch_optional(&ctx.db)
    .await?)
}

/// Takes a done job away, if it is still this worker's.
pub(super) async fn done(ctx: &Ctx, job: &Taken) -> Result<()> {
    sqlx::query!("delete from jobs where id = $1 and attempts = $2", job.id, job.attempts)
        .execute(&ctx.db)
        .await?;
    Ok(())
}

/// Writes down a failure, if the job is still this worker's: another try later, or a dead letter after the last.
pub(super) async fn failed(ctx: &Ctx, job: &Taken, most: i32, reason: &str) -> Result<()> {
    let now = ctx.now();
    let wait = TimeDelta::from_std(backoff(job.attempts, rand::random())).unwrap_or(TimeDelta::hours(1));
    let died_at = (job.attempts >= most).then_some(now);
    let reason: String = reason.chars().take(2_000).collect();
    sqlx::query!(
        "update jobs set locked_until = null, run_at = $2, last_error = $3, died_at = $4
         where id = $1 and attempts = $5",
        job.id,
        now + wait,
        reason,
        died_at,
        job.attempts,
    )
    .execute(&ctx.db)
    .await?;
    Ok(())
}

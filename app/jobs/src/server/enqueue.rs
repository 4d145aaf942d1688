//! Enqueues: a job is written down in the transaction that wants it, and whoever can run it is woken after the commit.

use base::{
    DateTime, Utc,
    server::{Ctx, Result, Tx},
};

use super::{Duplicate, Job, notifier::Notifier};

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
    insert(ctx, tx, &Wanted::of(job)?, run_at).await
}

/// A job with its type forgotten, as its row has it.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    pub kind: &'static str,
    queue: &'static str,
    payload: serde_json::Value,
    dedupe_key: Option<String>,
    duplicate: Duplicate,
}

impl Wanted {
    pub fn of<J: Job>(job: &J) -> Result<Self> {
        Ok(Self {
            kind: J::KIND,
            queue: J::QUEUE.name,
            payload: serde_json::to_value(job).map_err(anyhow::Error::from)?,
            dedupe_key: job.dedupe_key(),
            duplicate: J::DUPLICATE,
        })
    }
}

/// One that is not needed locks the one that waits all the same: a worker must not take it before this transaction is
/// committed, or it would run on what was there before.
pub(super) async fn insert(ctx: &Ctx, tx: &mut Tx, wanted: &Wanted, run_at: DateTime<Utc>) -> Result<()> {
    sqlx::query!(
        "insert into jobs as held (id, kind, queue, payload, dedupe_key, run_at, created_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (kind, dedupe_key) where dedupe_key is not null and lease is null and died_at is null
         do update set queue = excluded.queue,
             payload = case when $8 then excluded.payload else held.payload end,
             run_at = case when $8 then excluded.run_at else held.run_at end,
             attempts = case when $8 then 0 else held.attempts end",
        ctx.id(),
        wanted.kind,
        wanted.queue,
        wanted.payload,
        wanted.dedupe_key,
        run_at,
        ctx.now(),
        wanted.duplicate == Duplicate::Replaces,
    )
    .execute(&mut **tx)
    .await?;
    let (woken, queue) = (ctx.clone(), wanted.queue);
    tx.after_commit(move || Notifier::of(&woken).ring(&woken, queue));
    Ok(())
}

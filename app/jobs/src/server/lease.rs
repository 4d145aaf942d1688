//! Leases: a job that is taken is its worker's alone for a minute, which a heartbeat extends. Whoever lost it, because
//! it was not extended in time, can write nothing over what the next one does: each taking has a lease of its own.

use std::time::Duration;

use base::{
    DateTime, Utc, backoff,
    server::{Ctx, Error, Result},
};
use chrono::TimeDelta;
use sqlx::PgConnection;
use uuid::Uuid;

/// How long a job stays its worker's without a heartbeat. A worker that died is succeeded after this.
pub(super) const LEASE: Duration = Duration::from_secs(60);

/// The wait after a failure, at first and at most.
const FIRST_WAIT: Duration = Duration::from_secs(2);
const LONGEST_WAIT: Duration = Duration::from_secs(3_600);

/// What a worker holds: the job, and the proof that it is this worker's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Lease {
    pub job: Uuid,
    pub proof: Uuid,
}

/// A job in a worker's hands.
pub(super) struct Taken {
    pub lease: Lease,
    pub kind: String,
    pub queue: String,
    pub payload: serde_json::Value,
    pub attempts: i32,
}

/// What a turn found.
pub(super) struct Turn {
    pub taken: Vec<Taken>,
    /// When the next job that waits is due.
    pub next_at: Option<DateTime<Utc>>,
}

/// A queue's free hands.
pub(super) struct Free {
    pub queue: &'static str,
    pub hands: usize,
}

/// Takes away what is done, and for each queue as many of the jobs that have waited longest as it has hands free. One
/// statement, so that a busy worker commits once for many jobs and an idle one asks once a look.
pub(super) async fn turn(
    ctx: &Ctx,
    connection: &mut PgConnection,
    kinds: &[String],
    free: &[Free],
    done: &[Lease],
) -> Result<Turn> {
    let queues: Vec<String> = free.iter().map(|free| free.queue.to_owned()).collect();
    let hands: Vec<i64> = free.iter().map(|free| i64::try_from(free.hands).unwrap_or(i64::MAX)).collect();
    let (jobs, proofs) = columns(done);
    let (now, proof) = (ctx.now(), ctx.id());
    let rows = sqlx::query_file!(
        "src/server/turn.sql",
        &queues,
        &hands,
        kinds,
        &jobs,
        &proofs,
        now,
        proof,
        now + LEASE,
    )
    .fetch_all(connection)
    .await?;
    let next_at = rows.first().and_then(|row| row.next_at);
    let taken = rows.into_iter().filter_map(|row| {
        let lease = Lease { job: row.id?, proof };
        Some(Taken {
            lease,
            kind: row.kind?,
            queue: row.queue?,
            payload: row.payload?,
            attempts: row.attempts?,
        })
    });
    Ok(Turn { taken: taken.collect(), next_at })
}

/// Extends leases; answers those that were still this worker's.
pub(super) async fn extend(ctx: &Ctx, leases: &[Lease]) -> Result<Vec<Uuid>> {
    let (jobs, proofs) = columns(leases);
    Ok(sqlx::query_scalar!(
        r#"update jobs set locked_until = $3 from unnest($1::uuid[], $2::uuid[]) as held (job, proof)
         where id = held.job and lease = held.proof returning id as "id!""#,
        &jobs,
        &proofs,
        ctx.now() + LEASE,
    )
    .fetch_all(&ctx.db)
    .await?)
}

/// Gives leases back, as if the jobs had never been taken. They are taken anew as what they are, begun and left, so that
/// one that waits with the same key stands in nobody's way.
pub(super) async fn give_back(ctx: &Ctx, leases: &[Lease]) -> Result<()> {
    let (jobs, proofs) = columns(leases);
    sqlx::query!(
        "update jobs set locked_until = $3, attempts = attempts - 1
         from unnest($1::uuid[], $2::uuid[]) as held (job, proof)
         where id = held.job and lease = held.proof",
        &jobs,
        &proofs,
        ctx.now() - TimeDelta::microseconds(1),
    )
    .execute(&ctx.db)
    .await?;
    Ok(())
}

/// Writes down a failure, if the job is still this worker's: another try later, or a dead letter after the last.
pub(super) async fn failed(ctx: &Ctx, job: &Taken, most: i32, reason: &str) -> Result<()> {
    let now = ctx.now();
    let attempt = u32::try_from(job.attempts - 1).unwrap_or_default();
    let wait = backoff(FIRST_WAIT, LONGEST_WAIT, attempt, rand::random());
    let died_at = (job.attempts >= most).then_some(now);
    let reason: String = reason.chars().filter(|sign| *sign != '\0').take(2_000).collect();
    let written = sqlx::query!(
        "update jobs set lease = null, locked_until = null, run_at = $3, last_error = $4, died_at = $5
         where id = $1 and lease = $2",
        job.lease.job,
        job.lease.proof,
        now + wait,
        reason,
        died_at,
    )
    .execute(&ctx.db)
    .await
    .map_err(Error::from);
    match written {
        Err(error) if error.constraint() == Some(ONE_WAITS_A_KEY) => step_aside(ctx, job.lease).await,
        written => written.map(drop),
    }
}

/// The index that lets one of a kind and key wait.
pub(super) const ONE_WAITS_A_KEY: &str = "jobs_one_waits_a_key";

/// While it ran, another of its key was enqueued, which does its work.
async fn step_aside(ctx: &Ctx, lease: Lease) -> Result<()> {
    sqlx::query!("delete from jobs where id = $1 and lease = $2", lease.job, lease.proof)
        .execute(&ctx.db)
        .await?;
    Ok(())
}

/// Moves what waits in a queue that its kind was in before: a release may have given the kind another.
pub(super) async fn move_to_their_queues(ctx: &Ctx, kinds: &[String], queues: &[String]) -> Result<()> {
    sqlx::query!(
        "update jobs set queue = moved.queue
         from (select j.id, known.queue
               from jobs j join unnest($1::text[], $2::text[]) as known (kind, queue)
                   on j.kind = known.kind and j.queue <> known.queue
               where j.lease is null for update of j skip locked) as moved
         where jobs.id = moved.id",
        kinds,
        queues,
    )
    .execute(&ctx.db)
    .await?;
    Ok(())
}

fn columns(leases: &[Lease]) -> (Vec<Uuid>, Vec<Uuid>) {
    leases.iter().map(|lease| (lease.job, lease.proof)).unzip()
}

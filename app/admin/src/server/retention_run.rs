//! What was kept long enough goes: daily, and where an admin wants it now. In batches, each of which is counted in the run's
//! row, so that a run that ended half-way goes on where it was.

use std::{collections::BTreeMap, time::Duration};

use base::{
    DateTime, Utc,
    server::{Actor, Audited, Ctx, Result, Tx, audit},
    uuid::Uuid,
};
use jobs::server::{Job, enqueue};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    permissions::MANAGE_RETENTION,
    retention::{Kept, kept},
};
use crate::{RetentionRun, RetentionRuns, SweptCount};

/// So many of a kind go in one transaction.
const BATCH: i64 = 200;
/// So many runs are shown.
const SHOWN: i64 = 10;

/// Does what a run does.
#[derive(Debug, Serialize, Deserialize)]
pub struct RetentionSweep {}

impl Job for RetentionSweep {
    const KIND: &'static str = "retention-sweep";
    const LONGEST_RUN: Duration = Duration::from_secs(3_600);

    fn dedupe_key(&self) -> Option<String> {
        Some(Self::KIND.to_owned())
    }

    async fn run(self, ctx: &Ctx) -> Result<()> {
        sweep(ctx).await
    }
}

/// Wants a run now; where one goes on, that one is it. Answers the run, which a worker takes up.
///
/// # Errors
/// [`base::server::Error::Forbidden`] for everybody but admins.
#[tracing::instrument(name = "admin.run_retention", skip_all)]
pub async fn run_retention(ctx: &Ctx, actor: &Actor) -> Result<RetentionRun> {
    let person = actor.can(MANAGE_RETENTION)?.id;
    let mut tx = ctx.begin().await?;
    let id = begin(ctx, &mut tx, Some(person.0)).await?;
    audit(ctx, &mut tx, actor, Audited::new("retention.started", "retention_run", id)).await?;
    enqueue(ctx, &mut tx, &RetentionSweep {}).await?;
    ctx.commit(tx).await?;
    newest(ctx, Some(id)).await?.pop().ok_or(base::server::Error::NotFound)
}

/// The last runs, the newest first.
///
/// # Errors
/// [`base::server::Error::Forbidden`] for everybody but admins.
pub async fn retention_runs(ctx: &Ctx, actor: &Actor) -> Result<RetentionRuns> {
    actor.can(MANAGE_RETENTION)?;
    Ok(RetentionRuns { runs: newest(ctx, None).await? })
}

/// One kind after the other. One that fails holds up none after it; the run goes on with the job's next try.
async fn sweep(ctx: &Ctx) -> Result<()> {
    let mut tx = ctx.begin().await?;
    let run = begin(ctx, &mut tx, None).await?;
    ctx.commit(tx).await?;
    let mut outcome = Ok(());
    for Kept { kind, before, .. } in kept(ctx).await? {
        let Some(before) = before else { continue };
        loop {
            match kind.sweep(ctx, before, BATCH).await {
                Ok(0) => break,
                Ok(count) => note(ctx, run, kind.kind(), count).await?,
                Err(error) => {
                    tracing::error!(kind = kind.kind(), %error, "what was kept long enough could not go");
                    outcome = Err(error);
                    break;
                }
            }
        }
    }
    outcome?;
    finish(ctx, run).await
}

/// The run that goes on, or else a new one.
async fn begin(ctx: &Ctx, tx: &mut Tx, by: Option<Uuid>) -> Result<Uuid> {
    sqlx::query!(
        "insert into retention_runs (id, started_by, started_at, seen_at) values ($1, $2, $3, $3)
         on conflict ((true)) where finished_at is null do nothing",
        ctx.id(),
        by,
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    let going_on = sqlx::query_scalar!("select id from retention_runs where finished_at is null");
    Ok(going_on.fetch_one(&mut **tx).await?)
}

async fn note(ctx: &Ctx, run: Uuid, kind: &str, count: u64) -> Result<()> {
    sqlx::query!(
        "update retention_runs set seen_at = $4,
             counts = jsonb_set(counts, array[$2], to_jsonb(coalesce((counts ->> $2)::bigint, 0) + $3))
         where id = $1",
        run,
        kind,
        i64::try_from(count).unwrap_or(i64::MAX),
        ctx.now(),
    )
    .execute(&ctx.db)
    .await?;
    Ok(())
}

/// Ends a run, and writes what it did into the audit log.
async fn finish(ctx: &Ctx, run: Uuid) -> Result<()> {
    let mut tx = ctx.begin().await?;
    let counts = sqlx::query_scalar!(
        "update retention_runs set finished_at = $2, seen_at = $2 where id = $1 and finished_at is null
         returning counts",
        run,
        ctx.now(),
    )
    .fetch_optional(&mut *tx)
    .await?;
    // Another worker that was at the same run has ended it.
    let Some(counts) = counts else { return Ok(()) };
    let audited = Audited::new("retention.finished", "retention_run", run).after(&counts)?;
    audit(ctx, &mut tx, &Actor::System, audited).await?;
    ctx.commit(tx).await
}

async fn newest(ctx: &Ctx, one: Option<Uuid>) -> Result<Vec<RetentionRun>> {
    let rows = sqlx::query_as!(
        Row,
        r#"select r.id, r.started_by, u.name as "starter?", r.started_at, r.finished_at, r.counts
         from retention_runs r left join users u on u.id = r.started_by
         where $1::uuid is null or r.id = $1 order by r.started_at desc, r.id desc limit $2"#,
        one,
        SHOWN,
    )
    .fetch_all(&ctx.db)
    .await?;
    rows.into_iter().map(Row::into_run).collect()
}

struct Row {
    id: Uuid,
    started_by: Option<Uuid>,
    starter: Option<String>,
    started_at: DateTime<Utc>,
    finished_at: Option<DateTime<Utc>>,
    counts: Value,
}

impl Row {
    fn into_run(self) -> Result<RetentionRun> {
        let counts: BTreeMap<String, u64> =
            serde_json::from_value(self.counts).map_err(anyhow::Error::from)?;
        Ok(RetentionRun {
            id: self.id.into(),
            started_by: self.started_by.map(Into::into),
            starter: self.starter,
            started_at: self.started_at,
            finished_at: self.finished_at,
            counts: counts.into_iter().map(|(kind, count)| SweptCount { kind, count }).collect(),
        })
    }
}

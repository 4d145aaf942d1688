//! Backfill of since when tickets wait: what was there before this was kept is filled in, in batches.

use base::{
    server::{Ctx, Result},
    uuid::Uuid,
};
use jobs::server::{Job, enqueue};
use serde::{Deserialize, Serialize};

/// Tickets of a transaction, and transactions of a run.
const BATCH: i64 = 500;
const BATCHES: usize = 100;

/// Fills in since when the desk's own tickets wait. Twice does no harm: what a verb wrote stays.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub struct BackfillWaitingSince {
    after: Uuid,
}

impl Job for BackfillWaitingSince {
    const KIND: &'static str = "backfill-waiting-since";

    async fn run(mut self, ctx: &Ctx) -> Result<()> {
        for _ in 0..BATCHES {
            match backfill(ctx, self.after).await? {
                Some(last) => self.after = last,
                None => return Ok(()),
            }
        }
        let mut tx = ctx.begin().await?;
        enqueue(ctx, &mut tx, &self).await?;
        ctx.commit(tx).await
    }
}

/// Fills in the tickets that follow `after`; answers the last of them. One that is being changed is waited for.
async fn backfill(ctx: &Ctx, after: Uuid) -> Result<Option<Uuid>> {
    let mut tx = ctx.begin().await?;
    let ids = sqlx::query_scalar!(
        "select id from tickets where id > $1 and status in ('open', 'in_progress', 'pending_customer')
         order by id limit $2 for no key update",
        after,
        BATCH,
    )
    .fetch_all(&mut *tx)
    .await?;
    sqlx::query!(
        "update tickets set waiting_since = first_unanswered(id)
         where id = any($1) and waiting_since is null and status in ('open', 'in_progress')
             and first_unanswered(id) is not null",
        &ids,
    )
    .execute(&mut *tx)
    .await?;
    ctx.commit(tx).await?;
    Ok(ids.last().copied())
}

//! The outbox is pruned by time: who was away longer loads afresh. What a consumer has yet to read is kept for it.

use base::server::{Ctx, Result};
use chrono::TimeDelta;
use jobs::server::Job;
use serde::{Deserialize, Serialize};

use super::KEPT;

/// How long rows are kept for a consumer that no process runs any more.
const ABANDONED: TimeDelta = TimeDelta::days(14);

/// Deletes events that are too old to resume from and that every consumer has passed, some at a time so that no lock is
/// long.
#[derive(Serialize, Deserialize)]
pub struct PruneOutbox {}

impl Job for PruneOutbox {
    const KIND: &'static str = "prune-outbox";

    async fn run(self, ctx: &Ctx) -> Result<()> {
        let before = ctx.now() - KEPT;
        loop {
            let pruned = sqlx::query!(
                "delete from outbox where ctid = any(array(
                     select ctid from outbox where created_at < $1
                         and (id is null or id <= coalesce(
                             (select min(after_id) from consumers where seen_at > $2), 9223372036854775807))
                     limit 5000))",
                before,
                ctx.now() - ABANDONED,
            )
            .execute(&ctx.db)
            .await?;
            if pruned.rows_affected() == 0 {
                return Ok(());
            }
        }
    }
}

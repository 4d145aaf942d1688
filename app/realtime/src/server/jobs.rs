//! The outbox is pruned by time: who was away longer loads afresh.

use base::server::{Ctx, Result};
use jobs::server::Job;
use serde::{Deserialize, Serialize};

use super::KEPT;

/// Deletes events that are too old to resume from, some at a time so that no lock is long.
#[derive(Serialize, Deserialize)]
pub struct PruneOutbox {}

impl Job for PruneOutbox {
    const KIND: &'static str = "prune-outbox";

    async fn run(self, ctx: &Ctx) -> Result<()> {
        let before = ctx.now() - KEPT;
        loop {
            let pruned = sqlx::query!(
                "delete from outbox where ctid = any(array(
                     select ctid from outbox where created_at < $1 limit 5000))",
                before,
            )
            .execute(&ctx.db)
            .await?;
            if pruned.rows_affected() == 0 {
                return Ok(());
            }
        }
    }
}

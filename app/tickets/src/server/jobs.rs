//! Idempotency keys are kept for two days: longer than any client retries.

use base::server::{Ctx, Result};
use chrono::TimeDelta;
use jobs::server::Job;
use serde::{Deserialize, Serialize};

const KEPT: TimeDelta = TimeDelta::days(2);

/// Deletes old idempotency keys.
#[derive(Serialize, Deserialize)]
pub struct PruneIdempotencyKeys {}

impl Job for PruneIdempotencyKeys {
    const KIND: &'static str = "prune-idempotency-keys";

    async fn run(self, ctx: &Ctx) -> Result<()> {
        sqlx::query!("delete from idempotency_keys where created_at < $1", ctx.now() - KEPT)
            .execute(&ctx.db)
            .await?;
        Ok(())
    }
}

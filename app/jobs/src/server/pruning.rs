//! Pruning of rows of the foundations that nobody needs any more.

use base::server::{Ctx, Result};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::Job;

/// How long an idempotency key is kept: longer than any client retries.
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

/// Deletes the limits that hold nobody up any more: one would begin anew at the same place.
#[derive(Serialize, Deserialize)]
pub struct PruneRateLimits {}

impl Job for PruneRateLimits {
    const KIND: &'static str = "prune-rate-limits";

    async fn run(self, ctx: &Ctx) -> Result<()> {
        sqlx::query!("delete from rate_limits where free_at < $1", ctx.now()).execute(&ctx.db).await?;
        Ok(())
    }
}

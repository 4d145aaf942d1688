//! Sessions that ran out leave, and their tokens with them.

use base::server::{Ctx, Result};
use chrono::TimeDelta;
use jobs::server::Job;
use serde::{Deserialize, Serialize};

/// Deletes sessions that expired, or were revoked longer ago than any access token lives.
#[derive(Serialize, Deserialize)]
pub struct CloseExpiredSessions {}

impl Job for CloseExpiredSessions {
    const KIND: &'static str = "close-expired-sessions";

    async fn run(self, ctx: &Ctx) -> Result<()> {
        sqlx::query!(
            "delete from sessions where expires_at < $1 or revoked_at < $2",
            ctx.now(),
            ctx.now() - TimeDelta::days(1),
        )
        .execute(&ctx.db)
        .await?;
        Ok(())
    }
}

//! Sessions that ran out leave, and their tokens with them; links that do not work any more too.

use base::server::{Ctx, Result};
use chrono::TimeDelta;
use jobs::server::Job;
use serde::{Deserialize, Serialize};

/// Deletes sessions that expired, or were revoked longer ago than any access token lives, and links that are too old.
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
        sqlx::query!("delete from one_time_links where expires_at < $1", ctx.now()).execute(&ctx.db).await?;
        Ok(())
    }
}

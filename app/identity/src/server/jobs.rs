//! Sessions that ran out leave, and their tokens with them.

use base::server::{Ctx, Result};
use chrono::TimeDelta;
use jobs::server::Job;
use serde::{Deserialize, Serialize};

/// How long it is kept that somebody signed in from somewhere, in days.
const ORIGIN_DAYS: i64 = 90;

/// Deletes sessions that expired, or were revoked longer ago than any access token lives, and places that nobody signed in
/// from for a long time.
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
        sqlx::query!(
            "delete from sign_in_origins where seen_at < $1",
            ctx.now() - TimeDelta::days(ORIGIN_DAYS),
        )
        .execute(&ctx.db)
        .await?;
        Ok(())
    }
}

//! Who closed the lid is away too: no browser of theirs is left to notice that nobody is there.

use base::server::{Ctx, Result};
use chrono::TimeDelta;
use jobs::server::Job;
use serde::{Deserialize, Serialize};

/// A browser that is open says so itself; this much later it is certain that none is.
const LATER: TimeDelta = TimeDelta::minutes(2);

/// Lets agents be away whose browsers noticed no input for longer than they said, where none of them told.
#[derive(Serialize, Deserialize)]
pub struct LeaveIdleAgents {}

impl Job for LeaveIdleAgents {
    const KIND: &'static str = "leave-idle-agents";

    async fn run(self, ctx: &Ctx) -> Result<()> {
        sqlx::query!(
            "update agents set status = 'away', is_away_by_itself = true, updated_at = $1
             where status = 'active' and input_at + idle_minutes * interval '1 minute' <= $2",
            ctx.now(),
            ctx.now() - LATER,
        )
        .execute(&ctx.db)
        .await?;
        Ok(())
    }
}

//! How long others waited, from what really happened: never a guess.

use base::{DateTime, TeamId, Utc, chrono::TimeDelta, server::Result};
use sqlx::PgConnection;

use crate::WaitInterval;

/// What counts.
const DAYS: TimeDelta = TimeDelta::days(7);
/// Fewer say nothing.
const LEAST_SAMPLES: i64 = 5;
/// More say nothing new: the newest.
const MOST_SAMPLES: i64 = 500;
/// A promise to the second would be none.
const STEP_SECONDS: f64 = 30.0;

/// Within what most of those waited who were taken in the last days, of one queue: from a fifth of them to nine of ten. None
/// as long as there are too few.
pub(super) async fn wait_interval(
    connection: &mut PgConnection,
    now: DateTime<Utc>,
    team: Option<TeamId>,
) -> Result<Option<WaitInterval>> {
    let waited = sqlx::query!(
        r#"select count(*) as "samples!",
             percentile_cont(0.2) within group (order by waited) as low,
             percentile_cont(0.9) within group (order by waited) as high
         from (
             select extract(epoch from accepted_at - started_at)::float8 as waited from chat_sessions
             where accepted_at > $1 and team_id is not distinct from $2
             order by accepted_at desc limit $3) as samples"#,
        now - DAYS,
        team.map(|team| team.0),
        MOST_SAMPLES,
    )
    .fetch_one(connection)
    .await?;
    let enough = waited.low.zip(waited.high).filter(|_| waited.samples >= LEAST_SAMPLES);
    Ok(enough.map(|(low, high)| WaitInterval { from_seconds: in_steps(low), to_seconds: in_steps(high) }))
}

/// Rounded up: nobody waits longer than they were told because of a rounding.
fn in_steps(seconds: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "a week of seconds fits")]
    let steps = (seconds.max(0.0) / STEP_SECONDS).ceil() as i64;
    steps.max(1) * 30
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_is_told_in_half_minutes_and_never_too_short() {
        for (seconds, told) in [(0.0, 30), (30.0, 30), (30.1, 60), (119.0, 120), (-4.0, 30)] {
            assert_eq!(in_steps(seconds), told, "{seconds}");
        }
    }
}

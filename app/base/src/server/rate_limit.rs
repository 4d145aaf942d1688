//! Limits that hold across processes: one row a key, kept in Postgres.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use super::{Ctx, Error, Result};

/// How often something may be done.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RateLimit {
    /// How many at once.
    pub burst: u32,
    /// Seconds until one more becomes free.
    pub seconds_each: f64,
}

impl RateLimit {
    /// `burst` at once, then one every `seconds_each`.
    pub const fn new(burst: u32, seconds_each: f64) -> Self {
        Self { burst, seconds_each }
    }

    /// One interval, and how far ahead of now a key may run: all but one of the burst.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "limits are seconds to days, far below 2^63 microseconds"
    )]
    pub(super) fn microseconds(self) -> (i64, i64) {
        let each = (self.seconds_each * 1e6) as i64;
        (each, each * (i64::from(self.burst) - 1))
    }
}

impl std::str::FromStr for RateLimit {
    type Err = String;

    /// Reads `60/10`: sixty at once, then one every ten seconds.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || format!("{text:?} is not BURST/SECONDS, for example 60/10");
        let (burst, seconds) = text.split_once('/').ok_or_else(wrong)?;
        let limit = Self {
            burst: burst.trim().parse().map_err(|_| wrong())?,
            seconds_each: seconds.trim().parse().map_err(|_| wrong())?,
        };
        if limit.burst > 0 && limit.seconds_each.is_finite() && limit.seconds_each > 0.0 {
            Ok(limit)
        } else {
            Err(wrong())
        }
    }
}

/// Takes one from the allowance of `key`. The statement stands alone, outside the caller's transaction,
/// so that a refused or failed attempt counts too and no lock is held.
///
/// # Errors
/// [`Error::RateLimited`] with the seconds to wait when nothing is left.
pub async fn check_rate_limit(ctx: &Ctx, key: &str, limit: RateLimit) -> Result<()> {
    let (each, ahead) = limit.microseconds();
    let mut connection = ctx.read().await?;
    if advance(&mut connection, ctx.now(), key, each, ahead).await? {
        connection.release();
        return Ok(());
    }
    let free_at = sqlx::query_scalar!("select free_at from rate_limits where key = $1", key)
        .fetch_optional(&mut *connection)
        .await?
        .unwrap_or(ctx.now());
    connection.release();
    let wait = (free_at - ctx.now()).num_microseconds().unwrap_or(i64::MAX) - ahead;
    Err(Error::RateLimited { retry_after: u64::try_from(wait / 1_000_000 + 1).unwrap_or(1) })
}

/// Gives one back: an attempt that turned out well should not count.
///
/// # Errors
/// When the database refuses.
pub async fn refund_rate_limit(ctx: &Ctx, key: &str, limit: RateLimit) -> Result<()> {
    let (each, _) = limit.microseconds();
    sqlx::query!(
        "update rate_limits set free_at = free_at - make_interval(secs => $2::bigint / 1e6) where key = $1",
        key,
        each,
    )
    .execute(&ctx.db)
    .await?;
    Ok(())
}

/// The generic cell rate algorithm: a key's `free_at` moves one interval ahead with each use
/// and may run at most a burst ahead of now. One row, one statement, no read before the write.
async fn advance(
    connection: &mut PgConnection,
    now: DateTime<Utc>,
    key: &str,
    each: i64,
    ahead: i64,
) -> Result<bool> {
    let moved = sqlx::query_scalar!(
        r#"
        insert into rate_limits as held (key, free_at)
        values ($1, $2::timestamptz + make_interval(secs => $3::bigint / 1e6))
        on conflict (key) do update
            set free_at = greatest(held.free_at, $2) + make_interval(secs => $3::bigint / 1e6)
            where held.free_at <= $2 + make_interval(secs => $4::bigint / 1e6)
        returning true as "moved!"
        "#,
        key,
        now,
        each,
        ahead,
    )
    .fetch_optional(connection)
    .await?;
    Ok(moved.is_some())
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use sqlx::PgPool;

    use super::*;
    use crate::server::test;

    #[sqlx::test(migrator = "migrations::MIGRATOR")]
    async fn a_burst_is_allowed_then_one_each_interval(db: PgPool) {
        let ctx = test::ctx(db);
        let limit = RateLimit::new(3, 10.0);
        for _ in 0..3 {
            check_rate_limit(&ctx, "a", limit).await.unwrap();
        }
        let refused = check_rate_limit(&ctx, "a", limit).await.unwrap_err();
        assert!(matches!(refused, Error::RateLimited { retry_after: 1..=11 }), "{refused:?}");
        check_rate_limit(&ctx, "b", limit).await.expect("another key has its own allowance");
        ctx.clock.advance(TimeDelta::seconds(10));
        check_rate_limit(&ctx, "a", limit).await.expect("one became free");
        assert!(check_rate_limit(&ctx, "a", limit).await.is_err());
        refund_rate_limit(&ctx, "a", limit).await.unwrap();
        check_rate_limit(&ctx, "a", limit).await.expect("one was given back");
    }

    #[sqlx::test(migrator = "migrations::MIGRATOR")]
    async fn concurrent_callers_never_get_more_than_the_burst(db: PgPool) {
        let ctx = test::ctx(db);
        let limit = RateLimit::new(5, 1000.0);
        let tries = (0..20).map(|_| check_rate_limit(&ctx, "a", limit));
        let taken = futures::future::join_all(tries).await.into_iter().filter(Result::is_ok).count();
        assert_eq!(taken, 5);
    }

    #[test]
    fn a_limit_is_read_from_settings() {
        assert_eq!("60/10".parse(), Ok(RateLimit::new(60, 10.0)));
        for wrong in ["", "60", "0/10", "60/0", "60/nan", "-1/5"] {
            assert!(wrong.parse::<RateLimit>().is_err(), "{wrong}");
        }
    }
}

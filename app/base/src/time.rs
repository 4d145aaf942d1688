//! Time as it travels and as people say it.

/// A moment is always a `DateTime<Utc>`; on the wire it is RFC 3339 with `Z`.
pub use chrono::{DateTime, Utc};
use chrono::{Datelike, Timelike};

/// The day of a moment as everybody reads it: `2026-11-21`. Without chrono's patterns, whose reader is more code than
/// the first page needs.
pub fn day(at: DateTime<Utc>) -> String {
    format!("{:04}-{:02}-{:02}", at.year(), at.month(), at.day())
}

/// The minute of a moment on a clock of 24 hours: `09:30`.
pub fn minute(at: DateTime<Utc>) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// How long ago something was, in the largest unit that fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// Less than a minute, or not yet.
    Now,
    /// Less than an hour.
    Minutes(i64),
    /// Less than a day.
    Hours(i64),
    /// Less than two weeks.
    Days(i64),
    /// Less than a year.
    Weeks(i64),
    /// A year and more.
    Years(i64),
}

/// How long before `now` a moment was.
pub fn ago(then: DateTime<Utc>, now: DateTime<Utc>) -> Age {
    let seconds = (now - then).num_seconds();
    match seconds {
        ..60 => Age::Now,
        60..3_600 => Age::Minutes(seconds / 60),
        3_600..86_400 => Age::Hours(seconds / 3_600),
        86_400..1_209_600 => Age::Days(seconds / 86_400),
        1_209_600..31_536_000 => Age::Weeks(seconds / 604_800),
        _ => Age::Years(seconds / 31_536_000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;

    #[test]
    fn a_moment_is_written_as_everybody_reads_it() {
        let at: DateTime<Utc> = "2026-01-02T03:04:59Z".parse().unwrap();
        assert_eq!(format!("{} {}", day(at), minute(at)), "2026-01-02 03:04");
    }

    #[test]
    fn age_is_said_in_the_largest_fitting_unit() {
        let now = DateTime::UNIX_EPOCH + TimeDelta::days(4_000);
        for (seconds, said) in [
            (-5, Age::Now),
            (59, Age::Now),
            (60, Age::Minutes(1)),
            (7_200, Age::Hours(2)),
            (172_800, Age::Days(2)),
            (1_814_400, Age::Weeks(3)),
        ] {
            assert_eq!(ago(now - TimeDelta::seconds(seconds), now), said);
        }
    }
}

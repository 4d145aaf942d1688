//! The clock that a writer lives by: what is scheduled is said on it.

use base::{DateTime, Utc, chrono::TimeDelta, day, minute};
use serde::{Deserialize, Serialize};

/// A writer's clock, as far as one moment needs it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriterClock {
    /// Its time zone, by its name: `Europe/Berlin`.
    pub zone: String,
    /// How many minutes it is ahead of UTC at that moment.
    pub ahead: i64,
    /// Whether the writer's account names it. Where it does not, the browser may.
    pub is_of_account: bool,
}

impl WriterClock {
    /// A moment as this clock shows it.
    fn shows(&self, at: DateTime<Utc>) -> DateTime<Utc> {
        at + TimeDelta::minutes(self.ahead)
    }

    /// A moment as a `datetime-local` field spells it.
    pub fn field(&self, at: DateTime<Utc>) -> String {
        let shown = self.shows(at);
        format!("{}T{}", day(shown), minute(shown))
    }

    /// Year, month, day and time of day.
    pub fn parts(&self, at: DateTime<Utc>) -> (i32, u32, u32, String) {
        use base::chrono::Datelike;
        let shown = self.shows(at);
        (shown.year(), shown.month(), shown.day(), minute(shown))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_shown_as_the_writer_reads_it() {
        let at = "2027-02-28T23:30:00Z".parse().unwrap();
        let clock = |ahead| WriterClock { zone: String::new(), ahead, is_of_account: true };
        assert_eq!(clock(60).field(at), "2027-03-01T00:30");
        assert_eq!(clock(0).field(at), "2027-02-28T23:30");
        assert_eq!(clock(-300).parts(at), (2027, 2, 28, "18:30".to_owned()));
    }
}

//! The days that a report is about, in one time zone.

use base::chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::Refusal;

/// The most days of a period: five years.
pub const LONGEST_PERIOD: i64 = 5 * 366;

/// Whole days, the first and the last one among them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Period {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// The time zone that cuts the days, `Europe/Berlin`.
    pub zone: String,
}

impl Period {
    /// The days from one to another.
    ///
    /// # Errors
    /// A refusal where they run backwards, are too many, or lie where no calendar is.
    pub fn new(from: NaiveDate, to: NaiveDate, zone: impl Into<String>) -> Result<Self, Refusal> {
        if from > to {
            return Err(Refusal::Reversed);
        }
        if (to - from).num_days() >= LONGEST_PERIOD {
            return Err(Refusal::TooLong);
        }
        if from.year() < 1970 || to.year() > 9_998 {
            return Err(Refusal::NoSuchDay);
        }
        Ok(Self { from, to, zone: zone.into() })
    }

    /// How many days.
    pub fn days(&self) -> i64 {
        (self.to - self.from).num_days() + 1
    }

    /// As many days, right before. None where the calendar begins.
    pub fn before(&self) -> Option<Self> {
        let to = self.from.pred_opt()?;
        let from = self.from.checked_sub_days(base::chrono::Days::new(self.days().unsigned_abs()))?;
        Self::new(from, to, self.zone.clone()).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_period_is_of_whole_days_and_not_too_long() {
        let week = Period::new(day("2026-11-23"), day("2026-11-29"), "UTC").unwrap();
        assert_eq!(week.days(), 7);
        let before = week.before().unwrap();
        assert_eq!((before.from, before.to), (day("2026-11-16"), day("2026-11-22")));
        assert_eq!(Period::new(day("2026-11-29"), day("2026-11-29"), "UTC").unwrap().days(), 1);
        for (from, to, refusal) in [
            ("2026-11-29", "2026-11-28", Refusal::Reversed),
            ("2021-11-28", "2026-12-03", Refusal::TooLong),
            ("1026-11-28", "2026-11-29", Refusal::TooLong),
            ("1969-12-31", "1970-01-02", Refusal::NoSuchDay),
            ("9999-01-01", "9999-01-02", Refusal::NoSuchDay),
        ] {
            assert_eq!(Period::new(day(from), day(to), "UTC"), Err(refusal), "{from} {to}");
        }
        assert!(Period::new(day("1970-01-01"), day("1970-01-02"), "UTC").unwrap().before().is_none());
    }
}

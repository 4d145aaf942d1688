//! A bound of a range of time: a moment, or a calendar day where no time of day is said.

use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta, TimeZone};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{DateTime, Utc};

/// From when on, or until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOrMoment {
    /// A day, as it is in the time zone of whoever asks.
    Day(NaiveDate),
    /// A moment.
    Moment(DateTime<Utc>),
}

impl DayOrMoment {
    /// Reads `2026-11-29` or `2026-11-29T09:00:00Z`.
    pub fn parse(text: &str) -> Option<Self> {
        let day = text.parse().map(Self::Day);
        let parsed = day.or_else(|_| text.parse().map(Self::Moment)).ok()?;
        let year = match parsed {
            Self::Day(day) => day.year(),
            Self::Moment(moment) => moment.year(),
        };
        (1..=9_999).contains(&year).then_some(parsed)
    }

    /// When it begins, the day in this time zone.
    pub fn begins(self, zone: &impl TimeZone) -> DateTime<Utc> {
        match self {
            Self::Day(day) => midnight(day, zone),
            Self::Moment(moment) => moment,
        }
    }

    /// When it is over: a day at its end, a moment at once.
    pub fn ends(self, zone: &impl TimeZone) -> DateTime<Utc> {
        match self {
            Self::Day(day) => midnight(day.succ_opt().unwrap_or(day), zone),
            Self::Moment(moment) => moment,
        }
    }
}

/// Where clocks are put forward at midnight, the day begins an hour later; a day that a place left out, as Samoa did when it
/// went over the date line, when the next one does.
fn midnight(day: NaiveDate, zone: &impl TimeZone) -> DateTime<Utc> {
    let midnight = day.and_time(NaiveTime::MIN);
    let found =
        (0..=24).find_map(|hour| zone.from_local_datetime(&(midnight + TimeDelta::hours(hour))).earliest());
    found.map_or_else(|| midnight.and_utc(), |found| found.to_utc())
}

impl Serialize for DayOrMoment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Day(day) => day.serialize(serializer),
            Self::Moment(moment) => moment.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for DayOrMoment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let wrong = || {
            serde::de::Error::custom("expected a date like 2026-11-29, or a time like 2026-11-29T09:00:00Z")
        };
        Self::parse(&text).ok_or_else(wrong)
    }
}

#[cfg(test)]
mod tests {
    use chrono::FixedOffset;

    use super::*;

    #[test]
    fn a_day_is_all_of_it_where_the_asker_is() {
        let day = DayOrMoment::parse("2026-11-29").unwrap();
        assert_eq!(day.begins(&Utc).to_rfc3339(), "2026-11-29T00:00:00+00:00");
        assert_eq!(day.ends(&Utc).to_rfc3339(), "2026-11-30T00:00:00+00:00");
        let berlin = FixedOffset::east_opt(3_600).unwrap();
        assert_eq!(day.begins(&berlin).to_rfc3339(), "2026-11-28T23:00:00+00:00");
        let moment = DayOrMoment::parse("2026-11-29T09:00:00+01:00").unwrap();
        assert_eq!(moment.begins(&berlin), moment.ends(&Utc));
        assert_eq!(moment.ends(&berlin).to_rfc3339(), "2026-11-29T08:00:00+00:00");
        for wrong in
            ["", "today", "2026-13-01", "2026-02-30", "29.11.2026", "-9999-01-01T00:00:00Z", "99999-01-01"]
        {
            assert_eq!(DayOrMoment::parse(wrong), None, "{wrong}");
        }
    }
}

//! Working hours: how much of a time was one at which the house works.

use std::collections::BTreeSet;

use base::{
    DateTime, Utc,
    chrono::{Datelike, Days, NaiveDate, NaiveTime, TimeDelta, TimeZone},
    server::find_time_zone,
};
use chrono_tz::Tz;

use crate::{MOST_CLOSED_DATES, Refusal, ReportHours};

/// The working hours of the house, read.
#[derive(Clone, Debug)]
pub(super) struct BusinessHours {
    zone: Tz,
    /// From Monday to Sunday: the minutes of the day at which work begins and ends.
    days: [Option<(u32, u32)>; 7],
    /// The days on which nobody works all the same.
    closed: BTreeSet<NaiveDate>,
}

impl BusinessHours {
    /// Reads what an admin decided.
    ///
    /// # Errors
    /// The field that is wrong, and why.
    pub fn read(hours: &ReportHours) -> Result<Self, (&'static str, Refusal)> {
        let zone = find_time_zone(&hours.zone).ok_or(("zone", Refusal::UnknownZone))?;
        let is_one_day = |from, to| from < to && to <= 24 * 60;
        if hours.days.iter().flatten().any(|day| !is_one_day(day.from, day.to)) {
            return Err(("days", Refusal::BadHours));
        }
        if hours.closed_dates.len() > MOST_CLOSED_DATES {
            return Err(("closed_dates", Refusal::ManyClosedDates));
        }
        let days = hours.days.map(|day| day.map(|day| (day.from, day.to)));
        Ok(Self { zone, days, closed: hours.closed_dates.iter().copied().collect() })
    }

    /// How many working seconds lie between two moments; none where they are reversed.
    pub fn seconds(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> i64 {
        if from >= to {
            return 0;
        }
        let last = to.with_timezone(&self.zone).date_naive();
        let mut day = from.with_timezone(&self.zone).date_naive();
        let mut worked = TimeDelta::zero();
        while day <= last {
            if let Some((opens, closes)) = self.of(day) {
                worked += (closes.min(to) - opens.max(from)).max(TimeDelta::zero());
            }
            let Some(next) = day.checked_add_days(Days::new(1)) else { break };
            day = next;
        }
        worked.num_seconds()
    }

    /// When work begins and ends on a day.
    fn of(&self, day: NaiveDate) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
        let weekday = day.weekday().num_days_from_monday() as usize;
        let (opens, closes) = self.days[weekday].filter(|_| !self.closed.contains(&day))?;
        Some((moment(self.zone, day, opens)?, moment(self.zone, day, closes)?))
    }
}

/// When clocks show a minute of a day. One that they leap over is when they have leapt; of one that they show twice, the first.
fn moment(zone: Tz, day: NaiveDate, minute: u32) -> Option<DateTime<Utc>> {
    let shown = day.and_time(NaiveTime::MIN) + TimeDelta::minutes(i64::from(minute));
    // Once a place left out a whole day.
    let mut quarters = (0..=24 * 4).map(|quarter| shown + TimeDelta::minutes(quarter * 15));
    quarters.find_map(|shown| zone.from_local_datetime(&shown).earliest()).map(|at| at.to_utc())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::WorkingDay;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn hours(zone: &str, days: [Option<(u32, u32)>; 7]) -> BusinessHours {
        let days = days.map(|day| day.map(|(from, to)| WorkingDay { from, to }));
        let hours = ReportHours { zone: zone.to_owned(), days, ..ReportHours::default() };
        BusinessHours::read(&hours).unwrap()
    }

    #[test]
    fn nights_and_weekends_do_not_count() {
        let hours = BusinessHours::read(&ReportHours::default()).unwrap();
        for (from, to, seconds) in [
            // A Monday.
            ("2026-11-30T10:00:00Z", "2026-11-30T11:30:00Z", 5_400),
            ("2026-11-30T08:00:00Z", "2026-11-30T09:00:10Z", 10),
            ("2026-11-30T16:00:00Z", "2026-12-01T10:00:00Z", 7_200),
            // Over a weekend.
            ("2026-11-27T16:59:00Z", "2026-11-30T09:01:00Z", 120),
            ("2026-11-28T10:00:00Z", "2026-11-29T12:00:00Z", 0),
            ("2026-11-30T11:00:00Z", "2026-11-30T10:00:00Z", 0),
        ] {
            assert_eq!(hours.seconds(at(from), at(to)), seconds, "{from} {to}");
        }
    }

    #[test]
    fn a_day_on_which_clocks_change_has_the_hours_that_it_has() {
        let nights = [Some((0, 1440)); 7];
        let berlin = hours("Europe/Berlin", nights);
        let day = |from: &str, to: &str| berlin.seconds(at(from), at(to));
        assert_eq!(day("2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"), 23 * 3_600);
        assert_eq!(day("2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"), 25 * 3_600);
        // Work that begins while clocks leap begins when they have leapt.
        let early = hours("Europe/Berlin", [Some((150, 300)); 7]);
        assert_eq!(early.seconds(at("2026-03-29T00:00:00Z"), at("2026-03-29T12:00:00Z")), 2 * 3_600);
    }

    #[test]
    fn hours_that_are_none_are_refused() {
        let day = |from, to| [Some(WorkingDay { from, to }), None, None, None, None, None, None];
        let read = |zone: &str, days| {
            let hours = ReportHours { zone: zone.to_owned(), days, ..ReportHours::default() };
            BusinessHours::read(&hours).err().map(|(field, _)| field)
        };
        assert_eq!(read("Mars/Olympus", day(0, 1)), Some("zone"));
        assert_eq!(read("UTC", day(60, 60)), Some("days"));
        assert_eq!(read("UTC", day(0, 1441)), Some("days"));
        assert_eq!(read("UTC", [None; 7]), None, "a house that never works is one");
    }

    #[test]
    fn nobody_works_on_a_closed_date() {
        let christmas = "2026-12-25".parse().unwrap();
        let hours = ReportHours { closed_dates: vec![christmas, christmas], ..ReportHours::default() };
        let closed = BusinessHours::read(&hours).unwrap();
        // From Thursday until Monday, each of ten o'clock; the Friday between is closed.
        let (from, to) = (at("2026-12-24T10:00:00Z"), at("2026-12-28T10:00:00Z"));
        assert_eq!(closed.seconds(from, to), 8 * 3_600);
        let many = ReportHours { closed_dates: vec![christmas; 501], ..ReportHours::default() };
        assert_eq!(BusinessHours::read(&many).err().map(|(field, _)| field), Some("closed_dates"));
    }

    #[test]
    fn clocks_are_those_that_a_zone_had_on_that_day() {
        let nights = [Some((0, 1440)); 7];
        // Russia kept its summer time in 2011 and gave it up in 2014: the last of October had 25 hours.
        let moscow = hours("Europe/Moscow", nights);
        assert_eq!(moscow.seconds(at("2014-10-25T20:00:00Z"), at("2014-10-26T21:00:00Z")), 25 * 3_600);
        assert_eq!(moscow.seconds(at("2013-10-26T20:00:00Z"), at("2013-10-27T20:00:00Z")), 24 * 3_600);
        // Samoa went over the date line and had no 30 December 2011.
        let apia = hours("Pacific/Apia", nights);
        assert_eq!(apia.seconds(at("2011-12-29T10:00:00Z"), at("2011-12-31T10:00:00Z")), 48 * 3_600);
    }

    fn day() -> impl Strategy<Value = Option<(u32, u32)>> {
        proptest::option::of(
            (0u32..1439, 1u32..1440).prop_map(|(from, long)| (from, (from + long).min(1440))),
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn parts_add_up_and_are_what_counting_minutes_finds(
            days in proptest::array::uniform7(day()),
            zone in prop::sample::select(vec!["UTC", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe"]),
            // About the days on which clocks change.
            begins in prop::sample::select(vec!["2026-03-07", "2026-03-28", "2026-04-03", "2026-10-03", "2026-10-24"]),
            from in 0i64..2_880, long in 0i64..2_880, part in 0i64..2_880,
        ) {
            let hours = hours(zone, days);
            let from = at(&format!("{begins}T00:00:00Z")) + TimeDelta::minutes(from);
            let to = from + TimeDelta::minutes(long);
            let between = from + TimeDelta::minutes(part.min(long));
            let all = hours.seconds(from, to);
            prop_assert_eq!(hours.seconds(from, between) + hours.seconds(between, to), all);
            let is_worked = |minute: &i64| {
                let at = from + TimeDelta::minutes(*minute);
                let day = at.with_timezone(&hours.zone).date_naive();
                hours.of(day).is_some_and(|(opens, closes)| (opens..closes).contains(&at))
            };
            prop_assert_eq!(all, 60 * (0..long).filter(is_worked).count() as i64);
        }
    }
}

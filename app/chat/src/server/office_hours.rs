//! Office hours: a weekly timetable on the clocks of a time zone. Pure, and exact over the hours that clocks leap over in
//! spring and show twice in autumn.

use std::collections::HashSet;

use base::{
    DateTime, Utc,
    chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone, Timelike},
    server::find_time_zone,
};
use chrono_tz::Tz;

use crate::ChatHours;

/// How far ahead an opening is looked for: more than a year of closed dates is a house that is shut.
const DAYS_AHEAD: i32 = 800;
const DAY: TimeDelta = TimeDelta::days(1);
const MINUTE: TimeDelta = TimeDelta::minutes(1);

/// From the second of a day at which it opens to the one at which it closes.
type Interval = (u32, u32);

/// When somebody is there.
pub(super) struct OfficeHours {
    zone: Tz,
    days: [Vec<Interval>; 7],
    closed: HashSet<NaiveDate>,
}

impl OfficeHours {
    /// Reads the settings; none where it is always open. What cannot be read there is closed: it was refused when it was
    /// saved.
    pub fn of(hours: &ChatHours) -> Option<Self> {
        if !hours.is_limited {
            return None;
        }
        let intervals = |day: &Vec<(String, String)>| {
            let read = |(from, to): &(String, String)| Some((second_of_day(from)?, second_of_day(to)?));
            day.iter().filter_map(read).filter(|(from, to)| from < to).collect()
        };
        Some(Self {
            zone: find_time_zone(&hours.time_zone).unwrap_or(Tz::UTC),
            days: std::array::from_fn(|day| intervals(&hours.days[day])),
            closed: hours.closed_dates.iter().filter_map(|date| date.parse().ok()).collect(),
        })
    }

    /// Whether it is open.
    pub fn is_open(&self, at: DateTime<Utc>) -> bool {
        let local = at.with_timezone(&self.zone).naive_local();
        let second = local.num_seconds_from_midnight();
        self.intervals(local.date()).any(|(from, to)| (from..to).contains(&second))
    }

    /// The first moment from `at` on at which it is open; none where it never opens again.
    pub fn next_open(&self, at: DateTime<Utc>) -> Option<DateTime<Utc>> {
        if self.days.iter().all(Vec::is_empty) {
            return None;
        }
        (0..DAYS_AHEAD).find_map(|day| {
            let from = at + DAY * day;
            self.first_open(from, from + DAY)
        })
    }

    /// The first open moment of a day from anywhere to the same there.
    fn first_open(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let ahead = self.ahead(from);
        if ahead != self.ahead(to) {
            return self.first_open_while_clocks_change(from, to);
        }
        // The clocks go evenly: what they show is as good as the time itself.
        let (begin, end) = (from.naive_utc() + ahead, to.naive_utc() + ahead);
        let openings = [begin.date(), end.date()].into_iter().flat_map(|date| {
            self.intervals(date).map(move |(opens, closes)| (at_second(date, opens), at_second(date, closes)))
        });
        let first = openings
            .filter(|(opens, closes)| *opens < end && *closes > begin)
            .map(|(opens, _)| opens.max(begin))
            .min();
        first.map(|local| (local - ahead).and_utc())
    }

    /// Minute by minute, on the two days of a year on which an interval may be cut or come twice.
    fn first_open_while_clocks_change(
        &self,
        from: DateTime<Utc>,
        to: DateTime<Utc>,
    ) -> Option<DateTime<Utc>> {
        if self.is_open(from) {
            return Some(from);
        }
        // Clocks change, and intervals begin, at whole minutes.
        let whole = from.with_second(0).and_then(|at| at.with_nanosecond(0)).unwrap_or(from) + MINUTE;
        std::iter::successors(Some(whole), |at| Some(*at + MINUTE))
            .take_while(|at| *at < to)
            .find(|at| self.is_open(*at))
    }

    fn ahead(&self, at: DateTime<Utc>) -> TimeDelta {
        let offset = self.zone.offset_from_utc_datetime(&at.naive_utc()).fix();
        TimeDelta::seconds(offset.local_minus_utc().into())
    }

    fn intervals(&self, date: NaiveDate) -> impl Iterator<Item = Interval> {
        let day = &self.days[date.weekday().num_days_from_monday() as usize];
        day.iter().copied().filter(move |_| !self.closed.contains(&date))
    }
}

/// The second of the day that `09:00` names; `24:00` is its end.
fn second_of_day(text: &str) -> Option<u32> {
    if text == "24:00" {
        return Some(86_400);
    }
    NaiveTime::parse_from_str(text, "%H:%M").ok().map(|time| time.num_seconds_from_midnight())
}

fn at_second(date: NaiveDate, second: u32) -> NaiveDateTime {
    date.and_time(NaiveTime::MIN) + TimeDelta::seconds(second.into())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::DayHours;

    fn hours(zone: &str, days: [DayHours; 7], closed: &[&str]) -> OfficeHours {
        let closed_dates = closed.iter().map(|date| (*date).to_owned()).collect();
        OfficeHours::of(&ChatHours { is_limited: true, time_zone: zone.into(), days, closed_dates }).unwrap()
    }

    fn day(intervals: &[(&str, &str)]) -> DayHours {
        intervals.iter().map(|(from, to)| ((*from).to_owned(), (*to).to_owned())).collect()
    }

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn a_week_with_a_break_at_noon_a_weekend_and_a_holiday() {
        let work = || day(&[("09:00", "12:00"), ("13:00", "17:00")]);
        let week = [work(), work(), work(), work(), work(), day(&[]), day(&[])];
        let hours = hours("Europe/Berlin", week, &["2026-12-25"]);
        for (moment, opens) in [
            // A Tuesday in winter, one hour ahead.
            ("2026-12-01T07:59:59Z", "2026-12-01T08:00:00Z"),
            ("2026-12-01T08:00:00Z", "2026-12-01T08:00:00Z"),
            ("2026-12-01T11:00:00Z", "2026-12-01T12:00:00Z"),
            ("2026-12-01T16:00:00Z", "2026-12-02T08:00:00Z"),
            // The evening before a holiday that is a Friday.
            ("2026-12-24T16:00:00Z", "2026-12-28T08:00:00Z"),
            // The weekend on which clocks go forward.
            ("2026-03-27T16:30:00Z", "2026-03-30T07:00:00Z"),
        ] {
            assert_eq!(hours.next_open(at(moment)), Some(at(opens)), "{moment}");
            assert_eq!(hours.is_open(at(moment)), moment == opens, "{moment}");
        }
    }

    #[test]
    fn an_interval_that_clocks_leap_into_begins_when_they_have_leapt() {
        let nights = || day(&[("02:30", "04:00")]);
        let hours = hours("Europe/Berlin", std::array::from_fn(|_| nights()), &[]);
        // 02:00 is 03:00 on 29 March.
        assert_eq!(hours.next_open(at("2026-03-29T00:00:00Z")), Some(at("2026-03-29T01:00:00Z")));
        // And comes twice on 25 October.
        assert!(hours.is_open(at("2026-10-25T00:45:00Z")));
        assert!(!hours.is_open(at("2026-10-25T01:10:00Z")));
        assert_eq!(hours.next_open(at("2026-10-25T01:10:00Z")), Some(at("2026-10-25T01:30:00Z")));
    }

    #[test]
    fn a_house_that_never_opens_says_so_and_one_without_hours_is_always_open() {
        let shut = hours("UTC", std::array::from_fn(|_| day(&[])), &[]);
        assert_eq!(shut.next_open(at("2026-12-01T00:00:00Z")), None);
        assert!(OfficeHours::of(&ChatHours::default()).is_none());
        let whole = hours("UTC", std::array::from_fn(|_| day(&[("00:00", "24:00")])), &[]);
        assert!(whole.is_open(at("2026-12-01T23:59:59Z")) && whole.is_open(at("2026-12-01T00:00:00Z")));
    }

    fn intervals() -> impl Strategy<Value = DayHours> {
        let minute = |minute: u32| format!("{:02}:{:02}", minute / 60, minute % 60);
        let one = (0u32..1440, 1u32..600)
            .prop_map(move |(from, long)| (minute(from), minute((from + long).min(1440))));
        proptest::collection::vec(one, 0..3)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn it_is_open_when_it_opens_and_at_no_minute_before(
            days in proptest::array::uniform7(intervals()),
            zone in prop::sample::select(vec!["Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Africa/Cairo"]),
            // About the days on which clocks change, in spring and in autumn.
            day in prop::sample::select(vec!["2026-03-07", "2026-03-28", "2026-04-03", "2026-04-24", "2026-10-03", "2026-10-24", "2026-10-30"]),
            minutes in 0i64..3 * 1440,
        ) {
            let hours = hours(zone, days, &[]);
            let from = at(&format!("{day}T00:00:00Z")) + TimeDelta::minutes(minutes);
            let first = (0..8 * 1440).map(|minute| from + TimeDelta::minutes(minute)).find(|at| hours.is_open(*at));
            prop_assert_eq!(hours.next_open(from).filter(|at| *at < from + TimeDelta::days(8)), first);
        }
    }
}

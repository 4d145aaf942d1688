//! What of the settings needs the server's tables to be checked: zones, hours, dates, networks.

use base::{InvalidFields, note_invalid, server::find_time_zone};
use chrono::NaiveDate;
use ipnet::IpNet;

use crate::{ChatHours, ChatSettings, DayHours, Refusal};

/// The most intervals of a day, and the most closed dates and networks.
const MOST_INTERVALS: usize = 10;
const MOST_DATES: usize = 366;
const MOST_NETWORKS: usize = 10_000;
/// The minutes of a day.
const DAY: u32 = 24 * 60;

/// Tidies, and notes every field that is wrong.
pub(super) fn check_on_the_server(settings: &mut ChatSettings, wrong: &mut InvalidFields) {
    note_invalid(wrong, "time_zone", check_zone(&mut settings.hours));
    note_invalid(wrong, "hours", check_hours(&settings.hours));
    note_invalid(wrong, "closed_dates", check_dates(&mut settings.hours.closed_dates));
    note_invalid(wrong, "blocked_networks", check_networks(&mut settings.blocked_networks));
}

fn check_zone(hours: &mut ChatHours) -> Result<(), Refusal> {
    hours.time_zone = hours.time_zone.trim().to_owned();
    let is_zone = hours.time_zone.is_empty() || find_time_zone(&hours.time_zone).is_some();
    if is_zone { Ok(()) } else { Err(Refusal::BadTimeZone) }
}

fn check_hours(hours: &ChatHours) -> Result<(), Refusal> {
    if hours.days.iter().all(are_in_order) { Ok(()) } else { Err(Refusal::BadHours) }
}

/// Whether the intervals of a day are times, each before its end, and one after the other.
fn are_in_order(day: &DayHours) -> bool {
    let mut last = 0;
    day.len() <= MOST_INTERVALS
        && day.iter().all(|(from, to)| match (minutes(from), minutes(to)) {
            (Some(from), Some(to)) => {
                let is_next = last <= from && from < to;
                last = to;
                is_next
            }
            _ => false,
        })
}

/// The minutes since midnight of a time like `09:00`; `24:00` is the end of the day.
fn minutes(time: &str) -> Option<u32> {
    let is_time = time.len() == 5
        && time
            .bytes()
            .enumerate()
            .all(|(at, byte)| if at == 2 { byte == b':' } else { byte.is_ascii_digit() });
    if !is_time {
        return None;
    }
    let (hours, minutes): (u32, u32) = (time[..2].parse().ok()?, time[3..].parse().ok()?);
    let all = hours * 60 + minutes;
    (minutes < 60 && all <= DAY).then_some(all)
}

fn check_dates(dates: &mut Vec<String>) -> Result<(), Refusal> {
    tidy_lines(dates);
    let is_date = |date: &String| date.len() == 10 && date.parse::<NaiveDate>().is_ok();
    if dates.len() <= MOST_DATES && dates.iter().all(is_date) { Ok(()) } else { Err(Refusal::BadHours) }
}

fn check_networks(networks: &mut Vec<String>) -> Result<(), Refusal> {
    tidy_lines(networks);
    let is_network = |network: &String| network.parse::<IpNet>().is_ok();
    if networks.len() <= MOST_NETWORKS && networks.iter().all(is_network) {
        Ok(())
    } else {
        Err(Refusal::BadNetwork)
    }
}

fn tidy_lines(lines: &mut Vec<String>) {
    lines.iter_mut().for_each(|line| *line = line.trim().to_owned());
    lines.retain(|line| !line.is_empty());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(intervals: &[(&str, &str)]) -> DayHours {
        intervals.iter().map(|(from, to)| ((*from).to_owned(), (*to).to_owned())).collect()
    }

    #[test]
    fn hours_are_times_one_after_the_other() {
        for good in [day(&[]), day(&[("00:00", "24:00")]), day(&[("09:00", "12:00"), ("12:00", "17:30")])] {
            assert!(are_in_order(&good), "{good:?}");
        }
        for bad in [
            day(&[("9:00", "12:00")]),
            day(&[("09:00", "09:00")]),
            day(&[("17:00", "09:00")]),
            day(&[("09:00", "12:00"), ("11:59", "13:00")]),
            day(&[("13:00", "14:00"), ("09:00", "10:00")]),
            day(&[("09:00", "24:01")]),
            day(&[("09:60", "10:00")]),
            day(&[("24:00", "24:00")]),
            day(&[("+9:00", "10:00")]),
            day(&[("0٩:0", "10:00")]),
            day(&[("00:00", "01:00"); 11]),
        ] {
            assert!(!are_in_order(&bad), "{bad:?}");
        }
    }

    #[test]
    fn every_field_that_is_wrong_is_named() {
        let mut settings = ChatSettings::default();
        settings.hours.time_zone = "Mars/Olympus".to_owned();
        settings.hours.days[0] = day(&[("17:00", "09:00")]);
        settings.hours.closed_dates = vec!["2026-02-30".to_owned()];
        settings.blocked_networks = vec!["203.0.113.0/33".to_owned()];
        let mut wrong = InvalidFields::new();
        check_on_the_server(&mut settings, &mut wrong);
        let fields: Vec<_> = wrong.into_keys().collect();
        assert_eq!(fields, ["blocked_networks", "closed_dates", "hours", "time_zone"]);
    }
}

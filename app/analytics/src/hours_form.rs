//! The working hours as their form spells them: a line a day, a line a closed date.

use base::{InvalidFields, chrono::NaiveDate};
use serde::{Deserialize, Serialize};

use crate::{Refusal, ReportHours, WorkingDay};

/// What an admin hands in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReportHoursForm {
    /// On whose clocks.
    pub zone: String,
    /// From Monday to Sunday, as `09:00-17:00`; an empty one has no work.
    pub days: Vec<String>,
    /// Closed dates, one a line.
    pub closed_dates: String,
}

impl ReportHoursForm {
    /// What it says. Whether a day ends after it begins is the verb's to say.
    ///
    /// # Errors
    /// Where a day's hours or a date are none.
    pub fn hours(self) -> Result<ReportHours, InvalidFields> {
        let mut wrong = InvalidFields::new();
        let mut days = [None; 7];
        for (day, text) in days.iter_mut().zip(&self.days) {
            match parse_day(text) {
                Some(hours) => *day = hours,
                None => {
                    wrong.insert("days".to_owned(), Refusal::BadHours.into());
                }
            }
        }
        let closed_dates = parse_dates(&self.closed_dates);
        if closed_dates.is_none() {
            wrong.insert("closed_dates".to_owned(), Refusal::NoSuchDate.into());
        }
        match closed_dates {
            Some(closed_dates) if wrong.is_empty() => {
                Ok(ReportHours { zone: self.zone.trim().to_owned(), days, closed_dates })
            }
            _ => Err(wrong),
        }
    }
}

/// The hours of a day as people write them, `9-17:30`; nothing is a day without work, and what is neither is none.
fn parse_day(text: &str) -> Option<Option<WorkingDay>> {
    if text.trim().is_empty() {
        return Some(None);
    }
    let (from, to) = text.split_once(['-', '–'])?;
    Some(Some(WorkingDay { from: minute(from)?, to: minute(to)? }))
}

/// `9` and `9:00` are the minute 540 of the day.
fn minute(text: &str) -> Option<u32> {
    let (hour, minute) = text.trim().split_once(':').unwrap_or((text.trim(), "00"));
    let (hour, minute) = (hour.parse::<u8>().ok()?, minute.parse::<u8>().ok()?);
    (hour <= 24 && minute < 60).then(|| u32::from(hour) * 60 + u32::from(minute))
}

/// The dates of a text, in their order and once each.
fn parse_dates(text: &str) -> Option<Vec<NaiveDate>> {
    let parts = text.split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';' | '،'));
    let dates = parts.filter(|part| !part.is_empty()).map(|part| part.parse().ok());
    let mut dates: Vec<NaiveDate> = dates.collect::<Option<_>>()?;
    dates.sort_unstable();
    dates.dedup();
    Some(dates)
}

/// The hours of a day as the form shows them.
pub(crate) fn day_text(day: Option<WorkingDay>) -> String {
    let clock = |minute: u32| format!("{:02}:{:02}", minute / 60, minute % 60);
    day.map(|day| format!("{}-{}", clock(day.from), clock(day.to))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_people_write_them_and_shown_as_they_are_kept() {
        for (written, kept) in
            [("9-17", "09:00-17:00"), ("9:30 – 12:15", "09:30-12:15"), ("0-24", "00:00-24:00"), (" ", "")]
        {
            let day = parse_day(written).unwrap();
            assert_eq!(day_text(day), kept, "{written}");
            assert_eq!(parse_day(kept), Some(day), "{written}");
        }
        for wrong in ["nine to five", "9", "25-26", "9:60-10", "9-12, 13-17", "-", "9:00-"] {
            assert_eq!(parse_day(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn all_that_cannot_be_read_is_named_at_once() {
        let form = |days: &[&str], dates: &str| ReportHoursForm {
            zone: " Europe/Berlin ".to_owned(),
            days: days.iter().map(|day| (*day).to_owned()).collect(),
            closed_dates: dates.to_owned(),
        };
        let wrong = form(&["", "always"], "2026-02-30").hours().unwrap_err();
        assert_eq!(wrong.keys().collect::<Vec<_>>(), ["closed_dates", "days"]);
        let hours = form(&["9-17", "", ""], "2026-12-26\n2026-12-25, 2026-12-25").hours().unwrap();
        assert_eq!(hours.zone, "Europe/Berlin");
        assert_eq!(hours.days[..2], [Some(WorkingDay { from: 540, to: 1_020 }), None]);
        let dates: Vec<_> = hours.closed_dates.iter().map(ToString::to_string).collect();
        assert_eq!(dates, ["2026-12-25", "2026-12-26"]);
    }
}

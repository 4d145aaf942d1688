//! Moments on the clocks of a visitor. Whoever has an account reads the zone that it names; everybody else the one of their
//! browser, which the server does not know: it says UTC, until the page is alive.

use base::{
    DateTime, Utc,
    chrono::{Datelike, NaiveDate, TimeDelta},
    day, minute, reader_zone,
};
use js_sys::Date;
use leptos::prelude::*;
use ui::exact_time;
use web_sys::wasm_bindgen::JsValue;

/// Which clocks a page shows.
#[derive(Clone, Copy)]
pub(crate) struct LocalTime {
    is_alive: RwSignal<bool>,
    has_account_zone: bool,
}

/// A moment as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LocalMoment {
    /// `2026-11-29`.
    pub day: String,
    /// `09:30`.
    pub minute: String,
    /// Monday is 0.
    pub weekday: usize,
    /// The zone, where it may be another one than the reader's.
    pub zone: &'static str,
}

impl LocalTime {
    /// The clocks of this page. They are the browser's once the page is alive: both sides draw the same at first.
    pub fn here() -> Self {
        let is_alive = RwSignal::new(false);
        Effect::new(move || is_alive.set(true));
        Self { is_alive, has_account_zone: reader_zone().is_some() }
    }

    /// Whether the page is alive.
    pub fn is_alive(self) -> bool {
        self.is_alive.get()
    }

    /// A moment on them; it follows when they change.
    pub fn of(self, at: DateTime<Utc>) -> LocalMoment {
        if self.has_account_zone {
            let written = exact_time(at);
            let (day, minute) = (written.get(..10), written.get(11..16));
            return LocalMoment {
                day: day.unwrap_or_default().to_owned(),
                minute: minute.unwrap_or_default().to_owned(),
                weekday: day.and_then(weekday_of).unwrap_or_default(),
                zone: "",
            };
        }
        let is_browsers = self.is_alive.get();
        let shown = if is_browsers { at - browser_offset(at) } else { at };
        LocalMoment {
            day: day(shown),
            minute: minute(shown),
            weekday: weekday(shown.date_naive()),
            zone: if is_browsers { "" } else { "UTC" },
        }
    }
}

/// What the browser's clocks lack to UTC at a moment.
fn browser_offset(at: DateTime<Utc>) -> TimeDelta {
    let date = Date::new(&JsValue::from_f64(at.timestamp_millis() as f64));
    TimeDelta::minutes(date.get_timezone_offset() as i64)
}

fn weekday(day: NaiveDate) -> usize {
    day.weekday().num_days_from_monday() as usize
}

fn weekday_of(written: &str) -> Option<usize> {
    written.parse().ok().map(weekday)
}

/// A day to come, as people say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum OpeningDay {
    /// This one.
    Today,
    /// The next one.
    Tomorrow,
    /// One of the next seven; Monday is 0.
    Weekday(usize),
    /// A later one: `2026-12-27`.
    Date(String),
}

/// Which day a moment to come is on, both as the clocks show them.
pub(crate) fn opening_day(now: &LocalMoment, at: &LocalMoment) -> OpeningDay {
    let parsed = |moment: &LocalMoment| moment.day.parse::<NaiveDate>().unwrap_or_default();
    match (parsed(at) - parsed(now)).num_days() {
        0 => OpeningDay::Today,
        1 => OpeningDay::Tomorrow,
        2..=6 => OpeningDay::Weekday(at.weekday),
        _ => OpeningDay::Date(at.day.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_to_come_is_said_as_people_say_it() {
        Owner::new().with(|| {
            let clocks = LocalTime { is_alive: RwSignal::new(false), has_account_zone: false };
            let moment = |text: &str| clocks.of(text.parse().unwrap());
            let now = moment("2026-11-29T22:22:00Z");
            assert_eq!(now.zone, "UTC");
            for (at, day) in [
                ("2026-11-29T23:00:00Z", OpeningDay::Today),
                ("2026-11-30T09:00:00Z", OpeningDay::Tomorrow),
                ("2026-12-02T09:00:00Z", OpeningDay::Weekday(2)),
                ("2026-12-06T09:00:00Z", OpeningDay::Date("2026-12-06".to_owned())),
            ] {
                assert_eq!(opening_day(&now, &moment(at)), day, "{at}");
            }
        });
    }
}

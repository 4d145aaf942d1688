//! A clock that goes on from the server's: both sides begin with the same second.

use std::time::Duration;

use base::{DateTime, Utc, chrono::TimeDelta};
use leptos::prelude::*;

const SECOND: Duration = Duration::from_secs(1);

/// What it shows.
#[derive(Clone, Copy)]
pub(crate) struct Clock {
    now: RwSignal<Option<DateTime<Utc>>>,
    /// What the server said last, and what the browser's own clock showed then, in milliseconds.
    set: StoredValue<Option<(DateTime<Utc>, Option<f64>)>>,
}

impl Clock {
    /// One that shows nothing yet, and goes for as long as the calling component lives.
    pub fn new() -> Self {
        let clock = Self { now: RwSignal::new(None), set: StoredValue::new(None) };
        Effect::new(move || {
            let ticking = set_interval_with_handle(move || clock.tick(), SECOND);
            on_cleanup(move || {
                if let Ok(ticking) = ticking {
                    ticking.clear();
                }
            });
        });
        clock
    }

    /// Sets it by the server's.
    pub fn set_by(self, now: DateTime<Utc>) {
        self.set.set_value(Some((now, None)));
        self.now.set(Some(now));
    }

    /// How long ago something was, as a clock shows it.
    pub fn since(self, at: DateTime<Utc>) -> String {
        shown(self.now.get().map_or(TimeDelta::zero(), |now| now - at))
    }

    fn tick(self) {
        let Some(Some((server, mine))) = self.set.try_get_value() else { return };
        let browser = js_sys::Date::now();
        let mine = mine.unwrap_or(browser);
        self.set.set_value(Some((server, Some(mine))));
        #[expect(clippy::cast_possible_truncation, reason = "milliseconds that a page is open")]
        let elapsed = TimeDelta::milliseconds((browser - mine) as i64);
        self.now.set(Some(server + elapsed));
    }
}

/// `0:07`, `12:05`, `1:02:05`.
fn shown(elapsed: TimeDelta) -> String {
    let seconds = elapsed.num_seconds().max(0);
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_is_shown_as_a_clock_does() {
        let said = [-3, 7, 725, 3_725].map(|seconds| shown(TimeDelta::seconds(seconds)));
        assert_eq!(said, ["0:00", "0:07", "12:05", "1:02:05"]);
    }
}

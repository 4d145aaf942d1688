//! Schedules: jobs that run every so often, or by the clock of a time zone.

use base::{DateTime, Utc};
use chrono::TimeDelta;
pub use chrono_tz::Tz;
use croner::Cron;

use super::{Job, enqueue::Wanted};

/// One scheduled job. A run that was missed while no process was up is made up for once, however many they were.
#[derive(Clone, Debug)]
pub struct Schedule {
    pub(super) name: String,
    pub(super) wanted: Wanted,
    timing: Timing,
}

#[derive(Clone, Debug)]
enum Timing {
    Every(TimeDelta),
    Cron(Box<Cron>, Tz),
}

impl Schedule {
    /// Runs `job` every `every`, counted from the first process that ever said so. Its name is its kind's.
    ///
    /// # Panics
    /// At start-up, when the job cannot be written as JSON.
    pub fn every<J: Job>(every: TimeDelta, job: &J) -> Self {
        Self::of(Timing::Every(every), job)
    }

    /// Runs `job` by a cron pattern (minute, hour, day, month, weekday) on the clocks of `zone`. A time that the clocks
    /// leap over in spring is made up for as they have leapt; one that they show twice in autumn is met once. A pattern
    /// with an interval (`*/15`) goes on evenly through both. Its name is its kind's.
    ///
    /// # Panics
    /// At start-up, when the pattern cannot be read or never comes, or the job cannot be written as JSON.
    pub fn cron<J: Job>(pattern: &str, zone: Tz, job: &J) -> Self {
        let cron: Cron =
            pattern.parse().unwrap_or_else(|error| panic!("{pattern:?} is no cron pattern: {error}"));
        let schedule = Self::of(Timing::Cron(Box::new(cron), zone), job);
        assert!(schedule.next(DateTime::UNIX_EPOCH).is_some(), "{pattern:?} never comes");
        schedule
    }

    fn of<J: Job>(timing: Timing, job: &J) -> Self {
        let wanted = Wanted::of(job).expect("a scheduled job is plain data");
        Self { name: wanted.kind.to_owned(), wanted, timing }
    }

    /// The same under a name of its own, for one of several that begin the same kind; never changed once released.
    #[must_use]
    pub fn named(self, name: impl Into<String>) -> Self {
        Self { name: name.into(), ..self }
    }

    /// When it is due next, after `now`.
    pub(super) fn next(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        match &self.timing {
            Timing::Every(every) => Some(now + *every),
            Timing::Cron(cron, zone) => {
                let next = cron.find_next_occurrence(&now.with_timezone(zone), false).ok()?;
                Some(next.with_timezone(&Utc))
            }
        }
    }

    /// When it is due where nobody ever ran it: an interval begins at once, a time of the clock is waited for.
    pub(super) fn first(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        match self.timing {
            Timing::Every(_) => Some(now),
            Timing::Cron(..) => self.next(now),
        }
    }

    /// What tells that a release changed when it is due.
    pub(super) fn timing(&self) -> String {
        match &self.timing {
            Timing::Every(every) => format!("every {} s", every.num_seconds()),
            Timing::Cron(cron, zone) => format!("{} {zone}", cron.as_str()),
        }
    }
}

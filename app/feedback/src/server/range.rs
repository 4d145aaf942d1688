//! A range of time, as a filter says it.

use base::{
    DateTime, DayOrMoment, Utc,
    server::{Person, Result, find_time_zone, invalid},
};

use crate::FeedbackRefusal;

/// From when, and until when.
pub(super) struct Range {
    pub from: Option<DateTime<Utc>>,
    pub to: Option<DateTime<Utc>>,
}

impl Range {
    /// Its days are those of the time zone of whoever asks.
    pub fn of(person: &Person, from: Option<DayOrMoment>, to: Option<DayOrMoment>) -> Result<Self> {
        let zone = person.time_zone.as_deref().and_then(find_time_zone);
        let from = from.map(|from| zone.map_or_else(|| from.begins(&Utc), |zone| from.begins(&zone)));
        let to = to.map(|to| zone.map_or_else(|| to.ends(&Utc), |zone| to.ends(&zone)));
        if from.zip(to).is_some_and(|(from, to)| to <= from) {
            return Err(invalid("to", FeedbackRefusal::EndsBeforeItBegins));
        }
        Ok(Self { from, to })
    }
}

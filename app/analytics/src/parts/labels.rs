//! What rows and columns are called, and how their numbers are written.

use base::{DateTime, Locale, Utc, chrono::NaiveDate};
use tickets::{Priority, Source, category_name, priority_name, source_name};
use ui::{Steps, exact_time, locale};

use crate::{
    Column, Measure, Row, SectionKey, Unit,
    words::{measure_name, words},
};

/// What a row is called.
pub(crate) fn row_label(section: SectionKey, row: &Row) -> String {
    let words = words(locale());
    let own = row.label.as_deref();
    let key = row.key.as_str();
    if key == "none" {
        return words.without.to_owned();
    }
    let known = match section {
        SectionKey::Categories => return category_name(key, own),
        SectionKey::Priorities => Priority::parse(key).map(|priority| priority_name(priority).to_owned()),
        SectionKey::Channels => Source::parse(key).map(|source| source_name(source).to_owned()),
        SectionKey::WeekdayHours => weekday(key).map(|at| words.weekdays[at].to_owned()),
        SectionKey::Ages => (words.age)(key).map(str::to_owned),
        SectionKey::Ratings => Some((words.rating)(key)),
        SectionKey::Sentiments => (words.sentiment)(key).map(str::to_owned),
        SectionKey::Languages => Locale::of(key).map(|language| language.own_name().to_owned()),
        SectionKey::Days
        | SectionKey::Tags
        | SectionKey::Agents
        | SectionKey::Teams
        | SectionKey::Articles
        | SectionKey::Searches
        | SectionKey::Contexts => None,
    };
    known.or_else(|| own.map(str::to_owned)).unwrap_or_else(|| key.to_owned())
}

/// The place of a weekday, `1` (Monday) to `7`.
fn weekday(key: &str) -> Option<usize> {
    key.parse::<usize>().ok().filter(|day| (1..=7).contains(day)).map(|day| day - 1)
}

/// What a column is called: a measure's name; an hour as it is on a clock.
pub(crate) fn column_label(column: &Column) -> String {
    match Measure::parse(&column.key) {
        Some(measure) => measure_name(measure).to_owned(),
        None => format!("{:0>2}", column.key),
    }
}

/// In which steps an axis of a unit counts.
pub(crate) fn steps_of(unit: Unit) -> Steps {
    match unit {
        Unit::Count => Steps::Whole,
        Unit::Seconds => Steps::Time,
        Unit::Share | Unit::Rating => Steps::Decimal,
    }
}

/// What a measure counts in: its word says it.
pub(crate) fn unit_of(measure: Measure) -> Unit {
    let word = measure.as_str();
    match measure {
        Measure::ChatRating | Measure::Satisfaction | Measure::FeedbackRating => Unit::Rating,
        _ if word.ends_with("_median") || word.ends_with("_p90") => Unit::Seconds,
        _ if word.ends_with("_rate") => Unit::Share,
        _ => Unit::Count,
    }
}

/// The day of a moment on its reader's clocks.
pub(crate) fn day_of(at: DateTime<Utc>) -> Option<NaiveDate> {
    exact_time(at).get(..10)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use leptos::prelude::*;

    fn row(key: &str, label: Option<&str>) -> Row {
        Row { key: key.to_owned(), label: label.map(str::to_owned), at: None, values: vec![], opens: None }
    }

    #[test]
    fn a_row_is_called_as_people_call_it() {
        Owner::new().with(|| {
            let called = |section, key, label| row_label(section, &row(key, label));
            assert_eq!(called(SectionKey::Agents, "0193", Some("Alice")), "Alice");
            assert_eq!(called(SectionKey::Teams, "none", None), "None");
            assert_eq!(called(SectionKey::WeekdayHours, "1", None), "Mon");
            assert_eq!(called(SectionKey::WeekdayHours, "8", None), "8");
            assert_eq!(called(SectionKey::Languages, "de", None), "Deutsch");
            assert_eq!(called(SectionKey::Priorities, "urgent", None), "Urgent");
            assert_eq!(called(SectionKey::Days, "2026-11-29", None), "2026-11-29");
            assert_eq!(called(SectionKey::Tags, "vip", None), "vip");
        });
    }

    #[test]
    fn a_measure_counts_in_what_its_word_says() {
        assert_eq!(unit_of(Measure::Opened), Unit::Count);
        assert_eq!(unit_of(Measure::FirstResponseP90), Unit::Seconds);
        assert_eq!(unit_of(Measure::MissedRate), Unit::Share);
        assert_eq!(unit_of(Measure::Satisfaction), Unit::Rating);
    }
}

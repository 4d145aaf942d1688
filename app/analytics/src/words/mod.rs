//! What reports and the dashboard say: a file a language.

mod ar;
mod de;
mod en;
pub(crate) mod hours;
mod measures;
mod number;
pub(crate) mod saved;

use base::{Locale, chrono::NaiveDate};

pub(crate) use self::measures::measure;
use crate::{Change, Measure, Note, ReportName, SectionKey, Unit};

/// The sentences of one language.
pub struct Words {
    pub reports: &'static str,
    pub reports_lead: &'static str,
    pub all_reports: &'static str,
    pub loading: &'static str,
    /// What a report is called, and what it answers.
    pub report: fn(ReportName) -> (&'static str, &'static str),
    /// What a section is called, and what its rows are of.
    pub section: fn(SectionKey) -> (&'static str, &'static str),
    /// What a note says of a report: a title and a hint.
    pub note: fn(Note, ReportName) -> (&'static str, &'static str),
    /// How the numbers of a unit are written.
    pub format: fn(Unit) -> ui::Format,
    pub filters: FilterWords,
    pub period: fn(NaiveDate, NaiveDate, &str) -> String,
    pub compared: fn(NaiveDate, NaiveDate) -> String,
    pub change: fn(Change, Unit) -> String,
    pub before: fn(&str) -> String,
    pub open_tickets: fn(&str, &str) -> String,
    pub as_csv: &'static str,
    pub as_json: &'static str,
    pub finding: FindingWords,
    /// Stands in a section without rows.
    pub nothing: &'static str,
    /// A row of what has none of it.
    pub without: &'static str,
    pub weekdays: [&'static str; 7],
    pub age: fn(&str) -> Option<&'static str>,
    pub rating: fn(&str) -> String,
    pub sentiment: fn(&str) -> Option<&'static str>,
    pub list: ListWords,
    pub dashboard: DashboardWords,
}

/// What the filters of a report say.
pub struct FilterWords {
    pub title: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub compare: &'static str,
    pub with_nothing: &'static str,
    pub with_before: &'static str,
    pub team: &'static str,
    pub agent: &'static str,
    pub category: &'static str,
    pub channel: &'static str,
    pub clock: &'static str,
    pub all_time: &'static str,
    pub working_time: &'static str,
    pub all: &'static str,
    pub show: &'static str,
    pub clear: &'static str,
    pub presets: &'static str,
    pub today: &'static str,
    pub last_days: fn(u32) -> String,
    pub this_year: &'static str,
}

/// What stands out, in one sentence. Names and numbers come written.
pub struct FindingWords {
    pub rose: fn(&str, &str, NaiveDate) -> String,
    pub fell: fn(&str, &str, NaiveDate) -> String,
    pub peak: fn(&str, NaiveDate, &str, &str) -> String,
    pub most: fn(&str, &str, &str) -> String,
    pub quiet: &'static str,
}

/// What the tickets of a figure say.
pub struct ListWords {
    pub title: fn(&str) -> String,
    pub lead: &'static str,
    pub back: fn(&str) -> String,
    pub ticket: &'static str,
    pub status: &'static str,
    pub priority: &'static str,
    pub category: &'static str,
    pub assignee: &'static str,
    pub nobody: &'static str,
    pub opened: &'static str,
    pub value: &'static str,
    pub older: &'static str,
    pub none: &'static str,
    pub none_hint: &'static str,
    pub no_figure: &'static str,
}

/// What the dashboard says.
pub struct DashboardWords {
    pub title: &'static str,
    pub lead: &'static str,
    pub wall: &'static str,
    pub leave_wall: &'static str,
    pub as_of: fn(&str) -> String,
    pub out_of_date: &'static str,
    pub now: &'static str,
    pub today: &'static str,
    pub open: &'static str,
    pub waiting: &'static str,
    pub first_waits: fn(&str) -> String,
    pub nobody_waits: &'static str,
    pub unassigned: &'static str,
    pub breaching: &'static str,
    pub nothing_promised: &'static str,
    pub opened: &'static str,
    pub resolved: &'static str,
    pub first_response: &'static str,
    pub none_yet: &'static str,
    pub chats_waiting: &'static str,
    pub chats_active: &'static str,
    pub workload: &'static str,
    pub agent: &'static str,
    pub standing: &'static str,
    pub is_active: &'static str,
    pub is_away: &'static str,
    pub open_of: &'static str,
    pub waiting_of: &'static str,
    pub chats_of: &'static str,
    pub resolved_of: &'static str,
    pub nobody: &'static str,
    pub nobody_hint: &'static str,
}

/// The sentences of a language.
pub(crate) fn words(locale: Locale) -> &'static Words {
    match locale {
        Locale::En => &en::WORDS,
        Locale::De => &de::WORDS,
        Locale::Ar => &ar::WORDS,
    }
}

/// What a measure is called in the reader's language.
pub(crate) fn measure_name(which: Measure) -> &'static str {
    measure(which, ui::locale())
}

//! Why a verb of the reports refuses, as a value; each language says it in a file of its own.

mod ar;
mod de;
mod en;

use base::Locale;

/// A reason of the reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A period ends before it begins.
    Reversed,
    /// A period is longer than five years.
    TooLong,
    /// A day that no report reaches.
    NoSuchDay,
    /// Not a time zone.
    UnknownZone,
    /// Not a category.
    UnknownCategory,
    /// Not a team.
    UnknownTeam,
    /// Nobody who works at the desk.
    UnknownAgent,
    /// A figure that the report does not have, or that is not made of tickets.
    UnknownFigure,
    /// A row that its section does not have.
    UnknownRow,
    /// Working hours that end before they begin, or after the day.
    BadHours,
    /// A line that is no day of the calendar.
    NoSuchDate,
    /// More closed dates than are kept.
    ManyClosedDates,
    /// A saved report has the name already.
    NameTaken,
    /// They have saved as many as anybody keeps.
    ManySaved,
}

impl base::Refusal for Refusal {
    fn sentence(&self, locale: Locale) -> String {
        let sentence = match locale {
            Locale::En => en::sentence(self),
            Locale::De => de::sentence(self),
            Locale::Ar => ar::sentence(self),
        };
        sentence.to_owned()
    }
}

//! What the tickets have among the settings.

use base::Locale;
use ui::{SettingsArea, SettingsEntry};

use crate::{parts::TABLE, words::words};

/// The entries of the tickets.
pub fn settings_entries(locale: Locale) -> Vec<SettingsEntry> {
    let words = &words(locale).table;
    vec![SettingsEntry {
        area: SettingsArea::Tickets,
        title: words.title.to_owned(),
        href: TABLE,
        changes: words.changes.to_owned(),
        keywords: words.keywords.to_owned(),
    }]
}

//! What an admin can decide about reports, for the page that finds settings.

use base::Locale;
use ui::{SettingsArea, SettingsEntry};

use crate::{address::HOURS, words::hours::hours_words};

/// The entries of this crate.
pub fn settings_entries(locale: Locale) -> Vec<SettingsEntry> {
    let words = hours_words(locale);
    vec![SettingsEntry {
        area: SettingsArea::Tickets,
        title: words.title.to_owned(),
        href: HOURS,
        changes: words.changes.to_owned(),
        keywords: words.keywords.to_owned(),
    }]
}

//! What an admin can decide about chat, for the page that finds settings.

use base::Locale;
use ui::{SettingsArea, SettingsEntry};

use crate::words::words;

/// The entries of this crate.
pub fn settings_entries(locale: Locale) -> Vec<SettingsEntry> {
    let words = &words(locale).settings;
    vec![SettingsEntry {
        area: SettingsArea::Tickets,
        title: words.title.to_owned(),
        href: "/admin/chat",
        changes: words.changes.to_owned(),
        keywords: words.keywords.to_owned(),
    }]
}

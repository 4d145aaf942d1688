//! What an admin can decide about files, for the page that finds settings.

use base::Locale;
use ui::{SettingsArea, SettingsEntry};

use crate::words::words;

/// The entries of this crate.
pub fn settings_entries(locale: Locale) -> Vec<SettingsEntry> {
    let words = words(locale);
    vec![SettingsEntry {
        area: SettingsArea::Data,
        title: words.title.to_owned(),
        href: "/admin/files",
        changes: words.changes.to_owned(),
        keywords: words.keywords.to_owned(),
    }]
}

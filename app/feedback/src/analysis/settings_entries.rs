//! What an admin can decide about the analysis of feedback, for the page that finds settings.

use base::Locale;
use ui::{SettingsArea, SettingsEntry};

use super::words::words;

/// The entries of this module.
pub fn settings_entries(locale: Locale) -> Vec<SettingsEntry> {
    let words = &words(locale).rules;
    vec![SettingsEntry {
        area: SettingsArea::Channels,
        title: words.title.to_owned(),
        href: "/admin/feedback",
        changes: words.changes.to_owned(),
        keywords: words.keywords.to_owned(),
    }]
}

//! The page of deliveries, for the page that finds settings.

use base::Locale;
use ui::{SettingsArea, SettingsEntry};

use crate::words::words;

/// The settings of this crate.
pub fn settings_entries(locale: Locale) -> Vec<SettingsEntry> {
    let words = words(locale);
    vec![SettingsEntry {
        area: SettingsArea::System,
        title: words.title.to_owned(),
        href: "/admin/deliveries",
        changes: words.changes.to_owned(),
        keywords: words.keywords.to_owned(),
    }]
}

//! What can be decided of the brand, for the page that finds settings.

use base::Locale;
use ui::{SettingsArea, SettingsEntry};

use crate::words::words;

/// The settings of this crate.
pub fn settings_entries(locale: Locale) -> Vec<SettingsEntry> {
    let words = words(locale);
    let entry = |title: &str, href, changes: &str| SettingsEntry {
        area: SettingsArea::Brand,
        title: title.to_owned(),
        href,
        changes: changes.to_owned(),
        keywords: words.keywords.to_owned(),
    };
    vec![
        entry(words.title, "/admin/brand", words.changes),
        entry(words.addresses, "/admin/brand#addresses", words.addresses_change),
    ]
}

//! What can be decided and looked up on this crate's pages, for the page that finds settings.

use base::Locale;
use ui::{SettingsArea, SettingsEntry};

use crate::words::words;

/// The settings of this crate.
pub fn settings_entries(locale: Locale) -> Vec<SettingsEntry> {
    let words = words(locale);
    let entry = |area, title: &str, href, changes: &str, keywords: &str| SettingsEntry {
        area,
        title: title.to_owned(),
        href,
        changes: changes.to_owned(),
        keywords: keywords.to_owned(),
    };
    vec![
        entry(
            SettingsArea::Tickets,
            words.categories,
            "/admin/categories",
            words.categories_change,
            words.categories_keywords,
        ),
        entry(
            SettingsArea::Tickets,
            words.answers,
            "/admin/support",
            words.answers_change,
            words.answers_keywords,
        ),
        entry(SettingsArea::Channels, words.mail, "/admin/support", words.mail_change, words.mail_keywords),
        entry(
            SettingsArea::Data,
            words.retention,
            "/admin/retention",
            words.retention_change,
            words.retention_keywords,
        ),
        entry(SettingsArea::Data, words.audit, "/admin/audit", words.audit_change, words.audit_keywords),
    ]
}

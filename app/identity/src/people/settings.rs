//! What an admin decides about people, as the page that finds settings lists it.

use base::Locale;
use ui::{SettingsArea, SettingsEntry};

use super::words::people_words;

/// The settings about people and teams, in a language.
pub(crate) fn people_settings(locale: Locale) -> Vec<SettingsEntry> {
    let words = people_words(locale);
    let entry = |title: &str, href, changes: &str, keywords: &str| SettingsEntry {
        area: SettingsArea::People,
        title: title.to_owned(),
        href,
        changes: changes.to_owned(),
        keywords: keywords.to_owned(),
    };
    vec![
        entry(words.people, "/admin/people", words.people_changes, words.people_keywords),
        entry(words.teams, "/admin/teams", words.teams_changes, words.teams_keywords),
    ]
}

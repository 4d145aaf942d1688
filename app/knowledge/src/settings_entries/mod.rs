//! What can be decided of the help center, for the page that finds settings.

mod ar;
mod de;
mod en;

use base::Locale;
use ui::{SettingsArea, SettingsEntry};

use crate::help_center_admin_words::admin_words;

/// What an entry says beside its page's title.
struct Said {
    changes: &'static str,
    keywords: &'static str,
}

/// The entries in one language.
struct Entries {
    categories: Said,
    search: Said,
    questions: Said,
    files: Said,
}

/// The settings of this crate.
pub fn settings_entries(locale: Locale) -> Vec<SettingsEntry> {
    let words = admin_words(locale);
    let said = match locale {
        Locale::En => &en::ENTRIES,
        Locale::De => &de::ENTRIES,
        Locale::Ar => &ar::ENTRIES,
    };
    let entry = |title: &str, href, said: &Said| SettingsEntry {
        area: SettingsArea::HelpCenter,
        title: title.to_owned(),
        href,
        changes: said.changes.to_owned(),
        keywords: said.keywords.to_owned(),
    };
    vec![
        entry(words.categories, "/agent/articles/categories", &said.categories),
        entry(words.search_settings, "/agent/articles/search", &said.search),
        entry(words.questions, "/agent/articles/faq", &said.questions),
        entry(words.files, "/agent/articles/files", &said.files),
    ]
}

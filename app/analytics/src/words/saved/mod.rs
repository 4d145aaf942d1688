//! What saved reports say.

mod ar;
mod de;
mod en;

use base::Locale;

use crate::Cadence;

/// The sentences of one language.
pub struct SavedWords {
    pub title: &'static str,
    pub lead: &'static str,
    pub loading: &'static str,
    pub none_yet: &'static str,
    pub none_yet_hint: &'static str,
    pub save_this: &'static str,
    pub save_hint: &'static str,
    pub name: &'static str,
    pub is_shared: &'static str,
    pub is_shared_hint: &'static str,
    pub shared_by: fn(&str) -> String,
    pub shared: &'static str,
    pub schedule: &'static str,
    pub never: &'static str,
    pub cadence: fn(Cadence) -> &'static str,
    /// Stands where something is to be sent and the house sends no mail yet.
    pub not_sent_yet: &'static str,
    pub edit: &'static str,
    pub save: &'static str,
    pub delete: &'static str,
    pub saved: &'static str,
    pub changed: &'static str,
}

/// The sentences of a language.
pub(crate) fn saved_words(locale: Locale) -> &'static SavedWords {
    match locale {
        Locale::En => &en::WORDS,
        Locale::De => &de::WORDS,
        Locale::Ar => &ar::WORDS,
    }
}

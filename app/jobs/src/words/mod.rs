//! What the queue's page says.

mod ar;
mod de;
mod en;

use base::Locale;

/// The sentences of one language.
pub struct Words {
    pub title: &'static str,
    pub changes: &'static str,
    pub keywords: &'static str,
    pub lead: &'static str,
    pub none: &'static str,
    pub none_hint: &'static str,
    pub kind: &'static str,
    pub queue: &'static str,
    pub attempts: &'static str,
    pub last_error: &'static str,
    pub given_up: &'static str,
    pub run_again: &'static str,
    pub delete: &'static str,
    pub unknown_kind: &'static str,
    pub waiting: fn(i64) -> String,
}

/// The sentences for `locale`.
pub fn words(locale: Locale) -> &'static Words {
    match locale {
        Locale::En => &en::WORDS,
        Locale::De => &de::WORDS,
        Locale::Ar => &ar::WORDS,
    }
}

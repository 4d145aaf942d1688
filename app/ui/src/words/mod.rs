//! What the kit says.

mod ar;
mod de;
mod en;

use base::{Age, Locale};

/// The sentences of one language.
pub(crate) struct Words {
    pub pages: &'static str,
    pub newer: &'static str,
    pub older: &'static str,
    pub page_of: fn(u32, i64) -> String,
    pub page_of_many: fn(u32) -> String,
    pub not_found: &'static str,
    pub forbidden: &'static str,
    pub unauthenticated: &'static str,
    pub broken: &'static str,
    pub home: &'static str,
    /// In the short form of dense lists.
    pub ago: fn(Age) -> String,
}

/// The sentences for `locale`.
pub(crate) fn words(locale: Locale) -> &'static Words {
    match locale {
        Locale::En => &en::WORDS,
        Locale::De => &de::WORDS,
        Locale::Ar => &ar::WORDS,
    }
}

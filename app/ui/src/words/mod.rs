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
    pub formatting: &'static str,
    pub bold: &'static str,
    pub italic: &'static str,
    pub strikethrough: &'static str,
    pub link: &'static str,
    pub bullets: &'static str,
    pub numbers: &'static str,
    pub quote: &'static str,
    pub code: &'static str,
    pub heading: &'static str,
    pub image: &'static str,
    pub preview: &'static str,
    pub as_table: &'static str,
    /// Stands where a value would, and none is known.
    pub no_value: &'static str,
    /// The values that others are compared with.
    pub before: &'static str,
    pub was_before: fn(&str) -> String,
    /// A series, its lowest value with its label, and its highest.
    pub lowest_highest: fn(&str, [&str; 2], [&str; 2]) -> String,
    pub nothing_known: fn(&str) -> String,
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

//! What the desk reads around ratings.

mod ar;
mod de;
mod en;

use base::Locale;

/// The sentences of one language.
pub(crate) struct RatingsWords {
    pub title: &'static str,
    pub report: &'static str,
    pub lead_own: &'static str,
    pub lead_all: &'static str,
    pub loading: &'static str,
    pub all: &'static str,
    pub rating: &'static str,
    pub agent: &'static str,
    pub comment: &'static str,
    pub with_comment: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub show: &'static str,
    pub show_all: &'static str,
    pub none_yet: &'static str,
    pub none_yet_hint: &'static str,
    pub none_found: &'static str,
    pub none_found_hint: &'static str,
    pub no_words: &'static str,
    pub rated: fn(i16) -> String,
    /// How many, and what they gave on the average.
    pub found: fn(i64, f64) -> String,
}

/// The sentences of a language.
pub(crate) fn ratings_words(locale: Locale) -> &'static RatingsWords {
    match locale {
        Locale::En => &en::WORDS,
        Locale::De => &de::WORDS,
        Locale::Ar => &ar::WORDS,
    }
}

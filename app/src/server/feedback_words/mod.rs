//! What a ticket says that was feedback before.

mod ar;
mod de;
mod en;

use base::Locale;

/// The sentences of one language.
pub(super) struct FeedbackWords {
    /// What somebody is called whom nobody knows.
    pub nobody: &'static str,
    /// What it is about.
    pub about: fn(&str) -> String,
    pub rated: fn(i16) -> String,
    pub was_feedback: &'static str,
    pub page: &'static str,
    pub tags: &'static str,
    pub language: &'static str,
    pub cannot_be_answered: &'static str,
}

/// The sentences for `locale`.
pub(super) fn feedback_words(locale: Locale) -> &'static FeedbackWords {
    match locale {
        Locale::En => &en::WORDS,
        Locale::De => &de::WORDS,
        Locale::Ar => &ar::WORDS,
    }
}

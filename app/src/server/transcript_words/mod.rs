//! What a ticket says that was a chat before.

mod ar;
mod de;
mod en;

use base::Locale;

/// The sentences of one language.
pub(super) struct TranscriptWords {
    pub chat_with: fn(&str) -> String,
    pub visitor: &'static str,
    pub was_a_chat: &'static str,
    pub name: &'static str,
    pub email: &'static str,
    pub external_id: &'static str,
    pub page: &'static str,
    pub site: &'static str,
    pub topic: &'static str,
    pub language: &'static str,
    pub unverified: &'static str,
    /// So many of the newest are here, so many before them are not.
    pub left_out: fn(usize, i64) -> String,
}

/// The sentences for `locale`.
pub(super) fn transcript_words(locale: Locale) -> &'static TranscriptWords {
    match locale {
        Locale::En => &en::WORDS,
        Locale::De => &de::WORDS,
        Locale::Ar => &ar::WORDS,
    }
}

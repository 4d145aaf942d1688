//! What the desk's screens that mix domains say.

mod ar;
mod de;
mod en;

use base::Locale;

/// The sentences of one language.
pub struct Words {
    pub from_a_chat: &'static str,
    pub read_chat: &'static str,
    pub customer: &'static str,
    pub email: &'static str,
    pub local_time: &'static str,
    pub language: &'static str,
    pub organization: &'static str,
    pub no_organization: &'static str,
    pub since: &'static str,
    pub unknown: &'static str,
    pub blocked: &'static str,
    pub closed: &'static str,
    pub tickets: &'static str,
    pub earlier_tickets: &'static str,
    pub no_tickets: &'static str,
    pub all_tickets: &'static str,
    pub articles: &'static str,
    pub no_articles: &'static str,
    pub was_answer: &'static str,
    pub notes: &'static str,
    pub notes_hint: &'static str,
    pub no_notes: &'static str,
    pub note_label: &'static str,
    pub add_note: &'static str,
    pub edit: &'static str,
    pub save: &'static str,
    pub delete: &'static str,
    pub somebody: &'static str,
    pub block: &'static str,
    pub block_hint: &'static str,
    pub unblock: &'static str,
    pub merge: &'static str,
    pub merge_hint: &'static str,
    pub merge_label: &'static str,
    pub merged: fn(&str) -> String,
    pub loading: &'static str,
}

/// The sentences for `locale`.
pub fn words(locale: Locale) -> &'static Words {
    match locale {
        Locale::En => &en::WORDS,
        Locale::De => &de::WORDS,
        Locale::Ar => &ar::WORDS,
    }
}

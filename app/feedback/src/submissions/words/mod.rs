//! What feedback says on pages: a struct a place, a file a language.

mod ar;
mod de;
mod en;

use base::Locale;

use super::{FeedbackKind, FeedbackStatus, Sentiment};

/// What somebody reads who gives feedback.
pub(super) struct GivingWords {
    pub title: &'static str,
    pub lead: &'static str,
    pub how_was_it: &'static str,
    /// From 1 to 5.
    pub ratings: [&'static str; 5],
    pub in_own_words: &'static str,
    pub in_general: &'static str,
    pub thanks: &'static str,
    pub tell_more: &'static str,
    pub thanks_for_words: &'static str,
    pub again: &'static str,
    pub comments: &'static str,
    pub context: &'static str,
    pub context_hint: &'static str,
    pub tags: &'static str,
    pub tags_hint: &'static str,
    pub send: &'static str,
    pub without_name: &'static str,
    pub no_name_kept: &'static str,
    pub screenshot: &'static str,
    pub screenshot_hint: &'static str,
    pub capture: &'static str,
    pub mask_hint: &'static str,
    pub masks: fn(usize) -> String,
    pub undo_mask: &'static str,
    pub remove_screenshot: &'static str,
    pub unreadable: &'static str,
}

/// What the desk reads.
pub(super) struct DeskWords {
    pub title: &'static str,
    pub lead: &'static str,
    pub trends: &'static str,
    pub loading: &'static str,
    pub all: &'static str,
    pub search: &'static str,
    pub tag: &'static str,
    pub tags: &'static str,
    pub tags_hint: &'static str,
    pub status: &'static str,
    pub kind: &'static str,
    pub sentiment: &'static str,
    pub rating: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub show: &'static str,
    pub show_all: &'static str,
    pub none_yet: &'static str,
    pub none_yet_hint: &'static str,
    pub none_found: &'static str,
    pub none_found_hint: &'static str,
    pub give: &'static str,
    /// So many, or more than that.
    pub found: fn(i64, bool) -> String,
    pub older: &'static str,
    pub no_words: &'static str,
    pub without_name: &'static str,
    pub without_name_lead: &'static str,
    pub rated: fn(i16) -> String,
    pub kind_of: fn(FeedbackKind) -> &'static str,
    pub sentiment_of: fn(Sentiment) -> &'static str,
    pub status_of: fn(FeedbackStatus) -> &'static str,
    pub all_feedback: &'static str,
    pub about: &'static str,
    pub who: &'static str,
    pub when: &'static str,
    pub language: &'static str,
    pub page: &'static str,
    pub screenshot: &'static str,
    pub what_becomes: &'static str,
    pub note: &'static str,
    pub note_hint: &'static str,
    pub save: &'static str,
    pub saved: &'static str,
    pub idea: &'static str,
    pub counted_to: &'static str,
    pub make_idea: &'static str,
    pub make_idea_hint: &'static str,
    pub idea_title: &'static str,
    pub idea_body: &'static str,
}

/// What somebody reads who gives feedback, in a language.
pub(super) fn giving_words(locale: Locale) -> &'static GivingWords {
    match locale {
        Locale::En => &en::GIVING,
        Locale::De => &de::GIVING,
        Locale::Ar => &ar::GIVING,
    }
}

/// What the desk reads, in a language.
pub(super) fn desk_words(locale: Locale) -> &'static DeskWords {
    match locale {
        Locale::En => &en::DESK,
        Locale::De => &de::DESK,
        Locale::Ar => &ar::DESK,
    }
}

/// How somebody felt, in a word of a language.
pub(crate) fn sentiment_word(sentiment: Sentiment, locale: Locale) -> &'static str {
    (desk_words(locale).sentiment_of)(sentiment)
}

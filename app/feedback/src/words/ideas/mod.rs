//! What the board of ideas says.

mod ar;
mod de;
mod en;

use base::Locale;

use crate::{IdeaNews, IdeaStatus};

/// The sentences of one language.
pub(crate) struct IdeaWords {
    pub loading: &'static str,
    pub title: &'static str,
    pub lead: &'static str,
    pub back: &'static str,
    pub suggest: &'static str,
    pub suggest_lead: &'static str,
    pub sign_in_to_suggest: &'static str,
    pub idea_title: &'static str,
    pub idea_title_hint: &'static str,
    pub idea_body: &'static str,
    pub idea_body_hint: &'static str,
    pub send: &'static str,
    pub order: &'static str,
    pub by_votes: &'static str,
    pub newest: &'static str,
    pub status: &'static str,
    pub open_ones: &'static str,
    pub search_label: &'static str,
    pub search: &'static str,
    pub none: &'static str,
    pub none_hint: &'static str,
    pub nothing_found: &'static str,
    pub nothing_found_hint: &'static str,
    pub vote: &'static str,
    pub take_back: &'static str,
    pub sign_in_to_vote: &'static str,
    pub votes: fn(i32) -> String,
    pub status_of: fn(IdeaStatus) -> &'static str,
    pub answer: &'static str,
    pub answered: &'static str,
    pub suggested: &'static str,
    pub suggested_by: &'static str,
    pub hidden: &'static str,
    pub news: &'static str,
    pub news_of: fn(IdeaNews, IdeaStatus) -> String,
    pub manage: &'static str,
    pub answer_label: &'static str,
    pub answer_hint: &'static str,
    pub save: &'static str,
    pub hide: &'static str,
    pub show: &'static str,
    pub merge: &'static str,
    pub merge_label: &'static str,
    pub merge_hint: &'static str,
    pub its_feedback: &'static str,
    pub no_feedback: &'static str,
    pub all_feedback: &'static str,
}

/// The sentences of a language.
pub(crate) fn idea_words(locale: Locale) -> &'static IdeaWords {
    match locale {
        Locale::En => &en::WORDS,
        Locale::De => &de::WORDS,
        Locale::Ar => &ar::WORDS,
    }
}

//! What the pages say on which the desk keeps the help center in order.

mod ar;
mod de;
mod en;

use base::Locale;

/// The sentences of one language.
pub struct UpkeepWords {
    pub pages: &'static str,
    pub questions: &'static str,
    pub missed: &'static str,
    pub topics: &'static str,
    pub lessons: &'static str,
    pub new_question: &'static str,
    pub no_questions: &'static str,
    pub no_questions_hint: &'static str,
    pub question: &'static str,
    pub answer: &'static str,
    pub markdown: &'static str,
    pub language: &'static str,
    pub heading: &'static str,
    pub state: &'static str,
    pub updated: &'static str,
    pub draft: &'static str,
    pub ready: &'static str,
    pub is_draft: &'static str,
    pub from_ticket: &'static str,
    pub place: &'static str,
    pub save: &'static str,
    pub back: &'static str,
    pub take_away: &'static str,
    pub take_away_surely: &'static str,
    pub learnt: &'static str,
    pub unhelpful: &'static str,
    pub no_tasks: &'static str,
    pub no_tasks_hint: &'static str,
    pub looked_at: &'static str,
    pub gaps: &'static str,
    pub gaps_lead: &'static str,
    pub most: &'static str,
    pub most_lead: &'static str,
    pub searched_for: &'static str,
    pub times: &'static str,
    pub found: &'static str,
    pub last: &'static str,
    pub deflected: &'static str,
    pub article: &'static str,
    pub offered: &'static str,
    pub enough: &'static str,
    pub new_topic: &'static str,
    pub topic: &'static str,
    pub above: &'static str,
    pub at_the_top: &'static str,
    pub articles: &'static str,
    pub name: &'static str,
    pub description: &'static str,
    pub icon: &'static str,
    pub address: &'static str,
    pub synonyms: &'static str,
    pub synonyms_hint: &'static str,
    pub new_group: &'static str,
    pub with_commas: &'static str,
    pub teach: &'static str,
    pub forget: &'static str,
    pub stop_words: &'static str,
    pub stop_words_hint: &'static str,
    pub by_meaning: &'static str,
    pub by_meaning_is_off: &'static str,
    pub publish_in: fn(&str) -> String,
    pub published: fn(i32) -> String,
    pub not_helpful: fn(i64) -> String,
    pub deflected_lead: fn(i64, i64) -> String,
    pub by_meaning_is_on: fn(&str, i64, i64) -> String,
}

/// The sentences for `locale`.
pub fn upkeep_words(locale: Locale) -> &'static UpkeepWords {
    match locale {
        Locale::En => &en::WORDS,
        Locale::De => &de::WORDS,
        Locale::Ar => &ar::WORDS,
    }
}

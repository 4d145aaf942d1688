//! What the pages say that are drawn on the server alone: the browser never needs these sentences.

mod ar;
mod de;
mod en;

use base::Locale;

/// The sentences of one language.
pub(in crate::server) struct Words {
    pub lead: &'static str,
    pub not_found: &'static str,
    pub not_found_hint: &'static str,
    pub search: &'static str,
    pub results_for: fn(&str) -> String,
    pub results: fn(usize, bool) -> String,
    pub not_it: &'static str,
    pub found_nothing: &'static str,
    pub found_nothing_hint: &'static str,
    pub help: &'static str,
    pub faq_title: &'static str,
    pub all_questions: &'static str,
    pub no_faq: &'static str,
    pub no_faq_hint: &'static str,
    pub categories: &'static str,
    pub articles: fn(i64) -> String,
    pub popular: &'static str,
    pub recent: &'static str,
    pub empty_category: &'static str,
    pub empty_category_hint: &'static str,
    pub updated: &'static str,
    pub minutes: fn(i32) -> String,
    pub contents: &'static str,
    pub stale: &'static str,
    pub untranslated: &'static str,
    pub other_languages: &'static str,
    pub for_agents: &'static str,
    pub for_signed_in: &'static str,
    pub did_it_help: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
    pub thanks: &'static str,
    pub thanks_for_words: &'static str,
    pub what_was_missing: &'static str,
    pub what_was_good: &'static str,
    pub send: &'static str,
    pub related: &'static str,
    pub still_stuck: &'static str,
    pub still_stuck_hint: &'static str,
    pub write_to_us: &'static str,
    pub edit: &'static str,
    pub what_happened: &'static str,
    pub what_helped: &'static str,
}

/// The sentences for `locale`.
pub(in crate::server) fn words(locale: Locale) -> &'static Words {
    match locale {
        Locale::En => &en::WORDS,
        Locale::De => &de::WORDS,
        Locale::Ar => &ar::WORDS,
    }
}

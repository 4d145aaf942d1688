//! What the analysis says on pages: a struct a place, a file a language.

mod ar;
mod de;
mod en;

use base::Locale;

use super::Dimension;

/// What the pages of the analysis say.
pub(super) struct Words {
    pub rules: RulesWords,
    pub trends: TrendsWords,
}

/// What an admin reads who says which words mean what.
pub(super) struct RulesWords {
    pub title: &'static str,
    pub changes: &'static str,
    pub keywords: &'static str,
    pub lead: &'static str,
    pub loading: &'static str,
    pub none_yet: &'static str,
    pub none_yet_hint: &'static str,
    pub add: &'static str,
    pub edit: &'static str,
    pub save: &'static str,
    pub delete: &'static str,
    pub saved: &'static str,
    pub tag: &'static str,
    pub words: &'static str,
    pub words_hint: &'static str,
    pub which: &'static str,
    pub any: &'static str,
    pub all: &'static str,
    pub language: &'static str,
    pub any_language: &'static str,
    pub context: &'static str,
    pub context_hint: &'static str,
    /// The words of a rule, and whether all of them are needed.
    pub said: fn(&str, bool) -> String,
    pub in_language: fn(&str) -> String,
    pub about: fn(&str) -> String,
    pub trial: &'static str,
    pub trial_lead: &'static str,
    pub text: &'static str,
    pub try_out: &'static str,
    /// The tags that a text gets; none where there are none.
    pub gets: fn(&[String]) -> String,
    /// How its writer feels, and the score from -1 to 1.
    pub feels: fn(&str, f64) -> String,
    pub analysis: &'static str,
    /// How much there is, and how much of it is to be looked at.
    pub progress: fn(i64, i64) -> String,
    pub by_words: &'static str,
    pub by_model: fn(&str) -> String,
    pub fallbacks: fn(i64) -> String,
    pub again: &'static str,
    pub again_hint: &'static str,
    pub begun: &'static str,
}

/// What the desk reads of trends.
pub(super) struct TrendsWords {
    pub title: &'static str,
    pub lead: &'static str,
    pub loading: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub by: &'static str,
    pub show: &'static str,
    pub all_feedback: &'static str,
    pub none: &'static str,
    pub none_hint: &'static str,
    pub dimension: fn(Dimension) -> &'static str,
    /// So many, and how they were rated.
    pub finding: fn(i64, Option<f64>) -> String,
    pub shares: &'static str,
    pub days: &'static str,
    pub day: &'static str,
    pub count: &'static str,
    pub share: &'static str,
    pub average: &'static str,
    pub of_it: &'static str,
    pub percent: fn(f64) -> String,
    pub rating: fn(f64) -> String,
    pub unlike: &'static str,
    pub unlike_lead: &'static str,
    pub none_unlike: &'static str,
    /// A dimension and its value: how much was said, and how much is usual.
    pub anomaly: fn(&str, i64, f64) -> String,
    pub what_changed: &'static str,
}

/// What the pages say in a language.
pub(super) fn words(locale: Locale) -> &'static Words {
    match locale {
        Locale::En => &en::WORDS,
        Locale::De => &de::WORDS,
        Locale::Ar => &ar::WORDS,
    }
}

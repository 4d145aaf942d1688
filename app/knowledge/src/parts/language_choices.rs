//! The languages that an article can be written in.

use base::Language;
use ui::Choice;

/// The ones that are offered; the API takes every other.
const OFFERED: [&str; 18] = [
    "en", "de", "ar", "da", "es", "fi", "fr", "he", "it", "ja", "nl", "no", "pl", "pt", "ru", "sv", "tr",
    "zh",
];

/// The choices, each in its own words.
pub(crate) fn language_choices() -> Vec<Choice> {
    OFFERED
        .into_iter()
        .filter_map(Language::parse)
        .map(|language| Choice::new(language.as_str(), language.own_name()))
        .collect()
}

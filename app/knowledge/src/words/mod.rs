//! What the help center's pages say.

mod ar;
mod de;
mod en;

use base::Locale;

use crate::Kind;

/// The sentences of one language.
pub struct Words {
    pub search_label: &'static str,
    pub search_go: &'static str,
    pub search_suggestions: &'static str,
    pub may_answer: &'static str,
    pub this_answers: &'static str,
    pub glad: &'static str,
    pub kind_of: fn(Kind) -> &'static str,
}

/// The sentences for `locale`.
pub fn words(locale: Locale) -> &'static Words {
    match locale {
        Locale::En => &en::WORDS,
        Locale::De => &de::WORDS,
        Locale::Ar => &ar::WORDS,
    }
}

//! What public pages say, whatever is on them.

mod ar;
mod de;
mod en;

use base::Locale;

/// The sentences of one language.
pub(crate) struct Words {
    pub copy: &'static str,
    pub copied: &'static str,
    pub loading: &'static str,
}

/// The sentences for `locale`.
pub(crate) fn words(locale: Locale) -> &'static Words {
    match locale {
        Locale::En => &en::WORDS,
        Locale::De => &de::WORDS,
        Locale::Ar => &ar::WORDS,
    }
}

//! What the chat says on pages: a struct a place, a file a language.

mod ar;
mod de;
mod desk;
mod en;
mod lamp;
pub mod settings_page;
mod visitor;

use base::Locale;

pub(crate) use self::desk::DeskWords;
pub(crate) use lamp::lamp_words;
pub(crate) use visitor::VisitorWords;

/// The sentences of one language.
pub struct Words {
    /// What a visitor reads.
    pub visitor: &'static VisitorWords,
    /// What the desk reads.
    pub desk: DeskWords,
    /// What an admin reads.
    pub settings: SettingsWords,
}

/// What an admin reads.
pub struct SettingsWords {
    pub title: &'static str,
    pub changes: &'static str,
    pub keywords: &'static str,
}

/// The sentences of a language.
pub fn words(locale: Locale) -> &'static Words {
    match locale {
        Locale::En => &en::WORDS,
        Locale::De => &de::WORDS,
        Locale::Ar => &ar::WORDS,
    }
}

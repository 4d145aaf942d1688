//! What the lamp says. It stands on pages that people only read, which fetch no more than they need: so it brings no other
//! sentence along.

use base::Locale;

/// The sentences of one language.
pub(crate) struct LampWords {
    /// What it opens.
    pub title: &'static str,
    /// What it is there for.
    pub open: &'static str,
    /// That something is unread.
    pub unread: &'static str,
}

/// The sentences of a language.
pub(crate) fn lamp_words(locale: Locale) -> LampWords {
    match locale {
        Locale::En => LampWords { title: "Chat", open: "Chat with us", unread: "New answers:" },
        Locale::De => LampWords { title: "Chat", open: "Mit uns chatten", unread: "Neue Antworten:" },
        Locale::Ar => {
            LampWords { title: "دردشة", open: "تحدّث معنا", unread: "ردود جديدة:" }
        }
    }
}

//! What a chat begins with where the house has no sentence of its own.

use base::Locale;

/// The sentence of a language.
pub(super) fn greeting(locale: Locale) -> &'static str {
    match locale {
        Locale::En => "Hello! How can we help you?",
        Locale::De => "Guten Tag! Wie können wir Ihnen helfen?",
        Locale::Ar => "مرحبًا! كيف يمكننا مساعدتك؟",
    }
}

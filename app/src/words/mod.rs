//! What the shell says.

mod ar;
mod de;
mod en;

use base::Locale;

/// The sentences of one language.
pub struct Words {
    pub name: &'static str,
    pub skip: &'static str,
    pub main_menu: &'static str,
    pub my_tickets: &'static str,
    pub desk: &'static str,
    pub failed_jobs: &'static str,
    pub failed_events: &'static str,
    pub articles: &'static str,
    pub greeting: &'static str,
    pub lead: &'static str,
    pub ask: &'static str,
    pub ask_hint: &'static str,
    pub follow: &'static str,
    pub follow_hint: &'static str,
    pub language: &'static str,
    pub help_center: &'static str,
    pub convert_ticket_to_article: &'static str,
    pub became: &'static str,
    pub as_article: &'static str,
    pub as_question: &'static str,
    pub not_found: &'static str,
    pub not_found_lead: &'static str,
    pub go_home: &'static str,
}

/// The sentences for `locale`.
pub fn words(locale: Locale) -> &'static Words {
    match locale {
        Locale::En => &en::WORDS,
        Locale::De => &de::WORDS,
        Locale::Ar => &ar::WORDS,
    }
}

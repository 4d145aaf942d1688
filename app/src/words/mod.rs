//! What the shell says.

mod ar;
mod de;
mod en;

use base::Locale;

/// The sentences of one language.
pub struct Words {
    pub skip: &'static str,
    pub main_menu: &'static str,
    pub my_tickets: &'static str,
    pub desk: &'static str,
    pub chats: &'static str,
    pub articles: &'static str,
    pub organizations: &'static str,
    pub dashboard: &'static str,
    pub reports: &'static str,
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
    pub for_the_desk: &'static str,
    pub for_the_desk_lead: &'static str,
    pub for_admins: &'static str,
    pub for_admins_lead: &'static str,
    pub not_found: &'static str,
    pub not_found_lead: &'static str,
    pub go_home: &'static str,
    pub settings: &'static str,
    pub area_people: &'static str,
    pub area_tickets: &'static str,
    pub area_channels: &'static str,
    pub area_brand: &'static str,
    pub area_data: &'static str,
    pub area_system: &'static str,
    pub find_setting: &'static str,
    pub find: &'static str,
    pub tickets_at_a_glance: &'static str,
    pub all_tickets: &'static str,
    pub waits_longest: &'static str,
    pub no_setting: &'static str,
    pub no_setting_hint: &'static str,
    pub all_settings: &'static str,
    pub house_links: &'static str,
    pub ideas: &'static str,
    pub picture: &'static str,
    pub picture_hint: &'static str,
    pub use_picture: &'static str,
    pub remove_picture: &'static str,
    pub picture_saved: &'static str,
    pub chat: &'static str,
    pub chat_with_us: &'static str,
    pub chat_hint: &'static str,
    pub search_first: &'static str,
    pub may_answer: &'static str,
    pub back: &'static str,
    pub whole_article: &'static str,
    pub feedback: &'static str,
    pub ratings: &'static str,
    pub reopen: &'static str,
    pub give_feedback: &'static str,
    pub ticket: &'static str,
    pub make_ticket: &'static str,
    pub make_ticket_hint: &'static str,
}

/// The sentences for `locale`.
pub fn words(locale: Locale) -> &'static Words {
    match locale {
        Locale::En => &en::WORDS,
        Locale::De => &de::WORDS,
        Locale::Ar => &ar::WORDS,
    }
}

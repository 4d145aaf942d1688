//! What the page of the chat's settings says: each setting with what it changes, and for whom.

mod ar;
mod de;
mod en;

use base::Locale;

/// The sentences of one language.
pub struct SettingsPageWords {
    pub loading: &'static str,
    pub save: &'static str,
    pub saved: &'static str,
    pub is_enabled: &'static str,
    pub is_enabled_hint: &'static str,
    pub greeting: &'static str,
    pub greeting_hint: &'static str,
    pub before: &'static str,
    pub before_hint: &'static str,
    pub ask_name: &'static str,
    pub ask_email: &'static str,
    pub ask_question: &'static str,
    pub asked_no: &'static str,
    pub asked_optional: &'static str,
    pub asked_required: &'static str,
    pub topics: &'static str,
    pub topics_hint: &'static str,
    pub topic: &'static str,
    pub topic_team: &'static str,
    pub any_team: &'static str,
    pub topic_skills: &'static str,
    pub hours: &'static str,
    pub hours_hint: &'static str,
    pub is_limited: &'static str,
    pub time_zone: &'static str,
    pub time_zone_hint: &'static str,
    pub days_hint: &'static str,
    pub days: [&'static str; 7],
    pub closed_dates: &'static str,
    pub closed_dates_hint: &'static str,
    pub queue: &'static str,
    pub assigns_automatically: &'static str,
    pub assigns_automatically_hint: &'static str,
    pub idle_minutes: &'static str,
    pub idle_minutes_hint: &'static str,
    pub grace_seconds: &'static str,
    pub grace_seconds_hint: &'static str,
    pub limits: &'static str,
    pub most_open: &'static str,
    pub most_open_hint: &'static str,
    pub blocked_networks: &'static str,
    pub blocked_networks_hint: &'static str,
    pub origins: &'static str,
    pub origins_hint: &'static str,
    pub on_your_site: &'static str,
    pub snippet_hint: &'static str,
    pub policy_hint: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub preview: &'static str,
    pub preview_hint: &'static str,
    pub identity: &'static str,
    pub identity_hint: &'static str,
    pub show_secret: &'static str,
    pub hide_secret: &'static str,
    pub secret: &'static str,
    pub rotate: &'static str,
    pub rotate_hint: &'static str,
    pub rotated: &'static str,
}

/// The sentences of a language.
pub fn settings_page_words(locale: Locale) -> &'static SettingsPageWords {
    match locale {
        Locale::En => &en::WORDS,
        Locale::De => &de::WORDS,
        Locale::Ar => &ar::WORDS,
    }
}

//! What the pages of an account say, and those of the links that lead back into one.

mod ar;
mod de;
mod en;

use base::Locale;

/// The sentences of one language.
pub struct AccountWords {
    pub forgot: &'static str,
    pub forgot_lead: &'static str,
    pub by_mail: &'static str,
    pub by_admin: &'static str,
    pub ask_link: &'static str,
    pub asked_by_mail: &'static str,
    pub asked_admin: &'static str,
    pub back_to_sign_in: &'static str,
    pub reset: &'static str,
    pub reset_lead: &'static str,
    pub set_password: &'static str,
    pub reset_done: &'static str,
    pub needs_link: &'static str,
    pub ask_again: &'static str,
    pub confirm: &'static str,
    pub confirm_lead: &'static str,
    pub confirm_hint: &'static str,
    pub confirm_address: &'static str,
    pub confirm_done: &'static str,
    pub go_on: &'static str,
    pub lead: &'static str,
    pub sections: &'static str,
    pub save: &'static str,
    pub saved: &'static str,
    pub confirmed: &'static str,
    pub not_confirmed: &'static str,
    pub profile: &'static str,
    pub region: &'static str,
    pub region_lead: &'static str,
    pub language: &'static str,
    pub language_of_browser: &'static str,
    pub time_zone: &'static str,
    pub time_zone_hint: &'static str,
    pub use_zone: fn(&str) -> String,
    pub password: &'static str,
    pub password_lead: &'static str,
    pub current_password: &'static str,
    pub new_password: &'static str,
    pub change_password: &'static str,
    pub password_saved: &'static str,
    pub sessions: &'static str,
    pub sessions_lead: &'static str,
    pub this_session: &'static str,
    pub unknown_device: &'static str,
    pub begun: &'static str,
    pub last_used: &'static str,
    pub from: &'static str,
    pub end: &'static str,
    pub end_named: fn(&str) -> String,
    pub end_others: &'static str,
    pub ended: &'static str,
    pub data: &'static str,
    pub data_lead: &'static str,
    pub download_data: &'static str,
    pub erase_account: &'static str,
}

/// The sentences for `locale`.
pub fn account_words(locale: Locale) -> &'static AccountWords {
    match locale {
        Locale::En => &en::WORDS,
        Locale::De => &de::WORDS,
        Locale::Ar => &ar::WORDS,
    }
}

//! What identity's pages say.

pub mod account;
mod ar;
mod de;
mod en;

use base::{Locale, Role};

/// The sentences of one language.
pub struct Words {
    pub sign_in: &'static str,
    pub sign_in_lead: &'static str,
    pub sign_out: &'static str,
    pub register: &'static str,
    pub register_lead: &'static str,
    pub email: &'static str,
    pub password: &'static str,
    pub password_hint: &'static str,
    pub name: &'static str,
    pub name_hint: &'static str,
    pub new_here: &'static str,
    pub been_here: &'static str,
    pub sign_in_instead: &'static str,
    pub account: &'static str,
    pub role: &'static str,
    pub role_customer: &'static str,
    pub role_agent: &'static str,
    pub role_admin: &'static str,
    pub since: &'static str,
    pub loading: &'static str,
}

/// The sentences for `locale`.
pub fn words(locale: Locale) -> &'static Words {
    match locale {
        Locale::En => &en::WORDS,
        Locale::De => &de::WORDS,
        Locale::Ar => &ar::WORDS,
    }
}

/// What people with this role are called, in the reader's language.
pub fn role_word(role: Role) -> &'static str {
    let words = words(ui::locale());
    match role {
        Role::Customer => words.role_customer,
        Role::Agent => words.role_agent,
        Role::Admin => words.role_admin,
    }
}

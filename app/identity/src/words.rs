//! What identity's pages say.

use base::Locale;

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
    pub account: &'static str,
    pub account_lead: &'static str,
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
        Locale::En => &EN,
    }
}

const EN: Words = Words {
    sign_in: "Sign in",
    sign_in_lead: "Good to see you again.",
    sign_out: "Sign out",
    register: "Create your account",
    register_lead: "So that we can answer you, and you can find the answer again.",
    email: "Email",
    password: "Password",
    password_hint: "At least 8 characters. A sentence is easier to remember than a word.",
    name: "Your name",
    name_hint: "What we should call you.",
    new_here: "New here? Create an account",
    been_here: "Been here before? Sign in",
    account: "Your account",
    account_lead: "What we know of you.",
    role: "Role",
    role_customer: "Customer",
    role_agent: "Agent",
    role_admin: "Admin",
    since: "With us since",
    loading: "One moment",
};

//! English.

use super::Words;

pub(super) const WORDS: Words = Words {
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
    sign_in_instead: "Sign in to your account",
    account: "Your account",
    role: "Role",
    role_customer: "Customer",
    role_agent: "Agent",
    role_admin: "Admin",
    since: "With us since",
    loading: "One moment",
};

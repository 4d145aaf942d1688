//! German.

use super::Words;

pub(super) const WORDS: Words = Words {
    sign_in: "Anmelden",
    sign_in_lead: "Schön, dass Sie wieder da sind.",
    sign_out: "Abmelden",
    register: "Konto anlegen",
    register_lead: "Damit wir Ihnen antworten können und Sie die Antwort wiederfinden.",
    email: "E-Mail",
    password: "Passwort",
    password_hint: "Mindestens 8 Zeichen. Ein Satz merkt sich leichter als ein Wort.",
    name: "Ihr Name",
    name_hint: "Wie wir Sie ansprechen sollen.",
    new_here: "Neu hier? Konto anlegen",
    been_here: "Schon einmal hier gewesen? Anmelden",
    sign_in_instead: "Im eigenen Konto anmelden",
    account: "Ihr Konto",
    role: "Rolle",
    role_customer: "Kundschaft",
    role_agent: "Support",
    role_admin: "Verwaltung",
    since: "Bei uns seit",
    loading: "Einen Moment",
};

//! What the shell says.

use base::Locale;

/// The sentences of one language.
pub struct Words {
    pub name: &'static str,
    pub skip: &'static str,
    pub main_menu: &'static str,
    pub my_tickets: &'static str,
    pub desk: &'static str,
    pub articles: &'static str,
    pub greeting: &'static str,
    pub lead: &'static str,
    pub ask: &'static str,
    pub ask_hint: &'static str,
    pub follow: &'static str,
    pub follow_hint: &'static str,
    pub not_found: &'static str,
    pub not_found_lead: &'static str,
    pub go_home: &'static str,
}

/// The sentences for `locale`.
pub fn words(locale: Locale) -> &'static Words {
    match locale {
        Locale::En => &EN,
    }
}

const EN: Words = Words {
    name: "Porchlight",
    skip: "Skip to the content",
    main_menu: "Main",
    my_tickets: "My tickets",
    desk: "Desk",
    articles: "Articles",
    greeting: "How can we help?",
    lead: "The light is on. Write to us and a person will answer.",
    ask: "Write to us",
    ask_hint: "Tell us what happened. You can follow the answer here.",
    follow: "Follow an answer",
    follow_hint: "Everything you asked, and what became of it. New answers appear by themselves.",
    not_found: "This page is not here",
    not_found_lead: "It may have moved, or it is not yours to see. Nothing of yours is lost.",
    go_home: "Go to the start",
};

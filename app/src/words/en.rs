//! English.

use super::Words;

pub(super) const WORDS: Words = Words {
    name: "Porchlight",
    skip: "Skip to the content",
    main_menu: "Main",
    my_tickets: "My tickets",
    desk: "Desk",
    failed_jobs: "Work that failed",
    failed_events: "Events set aside",
    articles: "Articles",
    greeting: "How can we help?",
    lead: "The light is on. Write to us and a person will answer.",
    ask: "Write to us",
    ask_hint: "Tell us what happened. You can follow the answer here.",
    follow: "Follow an answer",
    follow_hint: "Everything you asked, and what became of it. New answers appear by themselves.",
    language: "Language",
    help_center: "Help center",
    convert_ticket_to_article: "Keep this answer",
    became: "Became",
    as_article: "As an article",
    as_question: "As a question of the FAQ",
    not_found: "This page is not here",
    not_found_lead: "It may have moved, or it is not yours to see. Nothing of yours is lost.",
    go_home: "Go to the start",
};

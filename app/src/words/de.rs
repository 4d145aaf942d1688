//! German.

use super::Words;

pub(super) const WORDS: Words = Words {
    name: "Porchlight",
    skip: "Zum Inhalt springen",
    main_menu: "Hauptmenü",
    my_tickets: "Meine Anfragen",
    desk: "Support",
    failed_jobs: "Gescheiterte Aufgaben",
    failed_events: "Zurückgestellte Ereignisse",
    articles: "Artikel",
    greeting: "Wie können wir helfen?",
    lead: "Das Licht ist an. Schreiben Sie uns, und ein Mensch antwortet.",
    ask: "Schreiben Sie uns",
    ask_hint: "Erzählen Sie, was geschehen ist. Die Antwort können Sie hier verfolgen.",
    follow: "Eine Antwort verfolgen",
    follow_hint: "Alles, was Sie gefragt haben, und was daraus wurde. Neue Antworten erscheinen von selbst.",
    language: "Sprache",
    help_center: "Hilfeseiten",
    convert_ticket_to_article: "Antwort aufheben",
    became: "Wurde zu",
    as_article: "Als Artikel",
    as_question: "Als häufige Frage",
    not_found: "Diese Seite gibt es hier nicht",
    not_found_lead: "Vielleicht ist sie umgezogen, oder sie ist nicht für Sie bestimmt. Von Ihren Sachen ist nichts verloren.",
    go_home: "Zum Anfang",
};

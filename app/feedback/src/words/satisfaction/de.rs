//! German.

use super::SatisfactionWords;

pub(super) static WORDS: SatisfactionWords = SatisfactionWords {
    loading: "Die Frage wird geladen",
    question: "Wie war die Hilfe, die Sie bekommen haben?",
    scores: ["Sehr unzufrieden", "Unzufrieden", "Weder noch", "Zufrieden", "Sehr zufrieden"],
    comment: "In Ihren Worten",
    reopen: "Es ist nicht gelöst: wieder öffnen",
    reopen_hint: "Gilt, wenn Sie unzufrieden sind.",
    send: "Senden",
    given: |word| format!("Ihre Antwort: {word}. Danke."),
    change: "Antwort ändern",
    at_desk: |rating| format!("Zufriedenheit: {rating} von 5"),
    link_title: "Wie war es?",
    link_lead: "Es wird nichts festgehalten, bevor Sie den Knopf drücken.",
    to_start: "Zum Anfang",
};

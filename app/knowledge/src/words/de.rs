//! German.

use super::Words;
use crate::Kind;

pub(super) const WORDS: Words = Words {
    search_label: "In den Hilfeseiten suchen",
    search_go: "Suchen",
    search_suggestions: "Vorschläge",
    may_answer: "Das könnte es beantworten",
    this_answers: "Das beantwortet es",
    glad: "Schön. Dann gibt es nichts zu senden; schreiben Sie uns, wann immer etwas ist.",
    kind_of: |kind| match kind {
        Kind::Guide => "Anleitung",
        Kind::Tutorial => "Einführung",
        Kind::BestPractice => "Bewährtes",
        Kind::Troubleshooting => "Fehlersuche",
        Kind::ApiDocumentation => "API-Dokumentation",
    },
};

//! German.

use super::Words;
use crate::Kind;

pub(super) const WORDS: Words = Words {
    search_label: "In den Hilfeseiten suchen",
    search_go: "Suchen",
    search_suggestions: "Vorschläge",
    copy: "Kopieren",
    copied: "Kopiert",
    did_it_help: "Hat das geholfen?",
    yes: "Ja",
    no: "Nein",
    thanks: "Danke. Wir lesen jedes Wort davon.",
    what_was_missing: "Was hat gefehlt?",
    what_was_good: "Was war gut daran?",
    may_answer: "Das könnte es beantworten",
    this_answers: "Das beantwortet es",
    glad: "Schön. Dann gibt es nichts zu senden; schreiben Sie uns, wann immer etwas ist.",
    send: "Senden",
    loading: "Wird geladen",
    kind_of: |kind| match kind {
        Kind::Guide => "Anleitung",
        Kind::Tutorial => "Einführung",
        Kind::BestPractice => "Bewährtes",
        Kind::Troubleshooting => "Fehlersuche",
        Kind::ApiDocumentation => "API-Dokumentation",
    },
};

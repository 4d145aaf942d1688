//! German.

use super::Words;

pub(super) const WORDS: Words = Words {
    title: "Aufgegebene Arbeit",
    lead: "Jede davon wurde versucht, bis ihre Versuche erschöpft waren. Beheben Sie die Ursache und starten Sie sie dann neu.",
    none: "Nichts wurde aufgegeben",
    none_hint: "Arbeit, die endgültig scheitert, wartet hier auf Sie.",
    kind: "Arbeit",
    attempts: "Versuche",
    last_error: "Letzte Meldung",
    given_up: "Aufgegeben",
    run_again: "Neu starten",
    waiting: |count| match count {
        0 => "Nichts wartet.".to_owned(),
        1 => "Ein Auftrag wartet auf seine Reihe.".to_owned(),
        count => format!("{count} Aufträge warten auf ihre Reihe."),
    },
};

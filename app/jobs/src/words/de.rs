//! German.

use super::Words;

pub(super) const WORDS: Words = Words {
    title: "Aufgegebene Arbeit",
    changes: "Arbeit, die endgültig scheiterte: neu starten oder löschen.",
    keywords: "Warteschlange Hintergrund Aufgabe gescheitert wiederholen",
    lead: "Jede davon wurde versucht, bis ihre Versuche erschöpft waren, oder niemand weiß, wie sie geht. Beheben Sie die Ursache und starten Sie sie neu, oder löschen Sie sie.",
    none: "Nichts wurde aufgegeben",
    none_hint: "Arbeit, die endgültig scheitert, wartet hier auf Sie.",
    kind: "Arbeit",
    queue: "Warteschlange",
    attempts: "Versuche",
    last_error: "Letzte Meldung",
    given_up: "Aufgegeben",
    run_again: "Neu starten",
    delete: "Löschen",
    unknown_kind: "Diese Art Arbeit kennt niemand: Eine frühere Version wollte sie.",
    waiting: |count| match count {
        0 => "Nichts wartet.".to_owned(),
        1 => "Ein Auftrag wartet auf seine Reihe.".to_owned(),
        count => format!("{count} Aufträge warten auf ihre Reihe."),
    },
};

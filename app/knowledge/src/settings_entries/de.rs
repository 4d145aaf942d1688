//! German.

use super::{Entries, Said};

pub(super) const ENTRIES: Entries = Entries {
    categories: Said {
        changes: "Wie die Hilfeseiten gegliedert sind, für Leser.",
        keywords: "Themen Abschnitte Reihenfolge Symbol Hilfeseiten Artikel",
    },
    search: Said {
        changes: "Welche Wörter die Suche füreinander nimmt und welche sie übergeht, für Leser und Support.",
        keywords: "Synonyme Stoppwörter Bedeutung Sprache",
    },
    questions: Said {
        changes: "Die kurzen Fragen und Antworten, die Leser sehen, sobald sie veröffentlicht sind.",
        keywords: "FAQ häufige Fragen veröffentlichen",
    },
    files: Said {
        changes: "Gibt alle Hilfeseiten als Markdown-Dateien heraus und nimmt solche Dateien an.",
        keywords: "ZIP Archiv Sicherung umziehen Markdown herunterladen hochladen",
    },
};

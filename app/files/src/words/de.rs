//! German.

use super::{Words, isolated, scaled};
use crate::FileState;

pub(super) const WORDS: Words = Words {
    title: "Dateien",
    lead: "Was Menschen mitsenden dürfen, und wie es aufbewahrt wird.",
    loading: "Die Einstellungen der Dateien",
    types: "Angenommene Arten",
    types_hint: "Eine je Zeile, wie image/png. Die Art einer Datei zeigt ihr Inhalt. HTML und SVG können Skripte ausführen: Hier erlaubt, werden sie nur heruntergeladen und nie angezeigt.",
    largest: "Größte Datei, in MB",
    most: "Höchstens so viele Dateien je Nachricht",
    daily: "Höchstens so viel am Tag von einer Adresse, in MB",
    daily_hint: "Für Menschen, die nicht angemeldet sind.",
    save: "Speichern",
    saved: "Gespeichert. Es gilt für alles, was von nun an gesendet wird.",
    scanning: "Virenscanner",
    scanning_is_on: |waiting| match waiting {
        0 => "Jede Datei wird geprüft, bevor andere sie öffnen können. Keine wartet.".to_owned(),
        1 => "Jede Datei wird geprüft, bevor andere sie öffnen können. Eine wartet.".to_owned(),
        waiting => format!("Jede Datei wird geprüft, bevor andere sie öffnen können. {waiting} warten."),
    },
    scanning_is_off: "Es wird nicht geprüft: Dateien werden weitergegeben, wie sie kommen. CLAMD_ADDR nennt ein ClamAV, das sie prüft.",
    scanner_says: |said| format!("Statt einer Antwort sagte der Scanner: {}", isolated(said)),
    storage: "Speicher",
    in_folder: "Dateien liegen in einem Ordner des Servers.",
    in_bucket: "Dateien liegen in einem Bucket.",
    kept: |count, size| match count {
        1 => format!("Eine wird aufbewahrt: {size}."),
        count => format!("{count} werden aufbewahrt, zusammen {size}. Dieselbe Datei liegt nur einmal da."),
    },
    held_back: "Zurückgehalten",
    nothing_held_back: "Nichts wird zurückgehalten",
    nothing_held_back_hint: "Hier stehen Dateien, die auf den Virenscanner warten oder die er gesperrt hat.",
    file: "Datei",
    sender: "Gesendet von",
    state: "Stand",
    reason: "Warum",
    came: "Wann",
    state_of: |state| match state {
        FileState::PendingScan => "Wird auf Viren geprüft",
        FileState::Clean => "Bereit",
        FileState::Infected => "Gesperrt",
    },
    blocked: |signature| match signature {
        Some(signature) => format!("Gesperrt: Der Virenscanner hat {} gefunden", isolated(signature)),
        None => "Vom Virenscanner gesperrt".to_owned(),
    },
    attach: "Dateien anhängen",
    or_drop: "oder hier ablegen oder einfügen",
    attached: "Dateien zum Senden",
    sent_so_far: |percent| format!("{percent} %"),
    cancel: |name| format!("{} abbrechen", isolated(name)),
    retry: |name| format!("{} noch einmal versuchen", isolated(name)),
    remove: |name| format!("{} entfernen", isolated(name)),
    cancel_word: "Abbrechen",
    retry_word: "Noch einmal",
    remove_word: "Entfernen",
    upload_failed: "Die Verbindung brach ab. Ihr Text ist sicher; versuchen Sie es noch einmal.",
    wait: "Ihre Dateien sind noch unterwegs. Senden Sie noch einmal, wenn sie da sind.",
    attachments: "Anhänge",
    enlarge: |name| format!("{} groß zeigen", isolated(name)),
    close: "Schließen",
    whole: "Für sich öffnen",
    size: |bytes| {
        let (number, unit) = scaled(bytes, ',');
        format!("{number} {unit}")
    },
    changes: "Welche Dateien Menschen senden dürfen, wie groß und wie viele; ob sie geprüft werden.",
    keywords: "Anhänge hochladen Größe Grenze Arten Virus ClamAV Speicher S3 Bucket Kontingent",
};

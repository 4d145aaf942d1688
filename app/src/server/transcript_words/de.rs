//! German.

use super::TranscriptWords;

pub(super) static WORDS: TranscriptWords = TranscriptWords {
    chat_with: |name| format!("Chat mit {name}"),
    visitor: "Gast",
    was_a_chat: "Dies war ein Chat.",
    name: "Name",
    email: "E-Mail",
    external_id: "Kennung bei der Website",
    page: "Seite",
    site: "Website",
    topic: "Thema",
    language: "Sprache",
    unverified: "Diese Adresse hat der Gast eingegeben. Niemand hat geprüft, ob sie ihm gehört.",
    left_out: |here, before| {
        format!("Die neuesten {here} Nachrichten stehen hier; {before} davor nur im Chat.")
    },
};

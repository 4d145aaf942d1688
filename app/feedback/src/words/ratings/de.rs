//! German.

use super::RatingsWords;

pub(super) static WORDS: RatingsWords = RatingsWords {
    title: "Bewertungen",
    report: "Bericht",
    lead_own: "Wie die Menschen Ihre Hilfe fanden, die neuesten zuerst.",
    lead_all: "Wie die Menschen die Hilfe fanden, die sie bekamen, die neuesten zuerst.",
    loading: "Die Bewertungen werden geladen",
    all: "Alle",
    rating: "Bewertung",
    agent: "Bearbeitet von",
    comment: "Kommentar",
    with_comment: "Mit Kommentar",
    from: "Von",
    to: "Bis",
    show: "Zeigen",
    show_all: "Alle zeigen",
    none_yet: "Noch keine Bewertungen",
    none_yet_hint: "Wer um Hilfe bat, sagt, wie es war, sobald die Anfrage gelöst ist. Es erscheint hier.",
    none_found: "Keine Bewertung entspricht dem Filter",
    none_found_hint: "Lassen Sie im Filter etwas weg, oder zeigen Sie alle.",
    no_words: "Ohne Worte",
    rated: |rating| format!("{rating} von 5"),
    found: |count, average| {
        let ratings = if count == 1 { "1 Bewertung".to_owned() } else { format!("{count} Bewertungen") };
        let average = format!("{average:.1}").replace('.', ",");
        format!("{ratings}, im Durchschnitt {average} von 5")
    },
};

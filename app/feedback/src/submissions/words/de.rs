//! German.

use super::{DeskWords, GivingWords};
use crate::{FeedbackKind, FeedbackStatus, Sentiment};

pub(super) static GIVING: GivingWords = GivingWords {
    title: "Feedback geben",
    lead: "Ein Tippen genügt. Menschen lesen es, und was Sie sagen, verändert hier etwas.",
    how_was_it: "Wie war es?",
    ratings: ["Schlecht", "Nicht gut", "In Ordnung", "Gut", "Sehr gut"],
    in_own_words: "In eigenen Worten sagen",
    in_general: "Allgemein",
    thanks: "Danke. Es ist bei uns.",
    tell_more: "Möchten Sie mehr erzählen?",
    thanks_for_words: "Danke, dass Sie sich die Zeit genommen haben. Jemand wird es lesen.",
    again: "Mehr Feedback geben",
    comments: "Was sollten wir wissen?",
    context: "Worum geht es?",
    context_hint: "Eine Seite, ein Schritt, ein Produkt.",
    tags: "Stichwörter",
    tags_hint: "Wenn Sie mögen, ein paar Wörter mit Kommas dazwischen: Lieferung, Rechnung.",
    send: "Senden",
    without_name: "Ohne meinen Namen senden",
    no_name_kept: "Es kommt ohne Namen: Wir behalten nichts, das sagt, wer Sie sind.",
    screenshot: "Ein Bild von dem, was Sie sehen",
    screenshot_hint: "Wo es hilft: eines auswählen oder einfügen.",
    capture: "Ein Bild vom Bildschirm machen",
    mask_hint: "Ziehen Sie Kästen über das, was niemanden angeht; was darunter ist, verlässt Ihren Browser nicht. Mit Tasten: Die Eingabetaste fügt einen Kasten hinzu, Pfeile bewegen ihn, mit Umschalt ändern sie seine Größe, die Rücktaste löscht ihn.",
    masks: |count| if count == 1 { "1 Kasten".to_owned() } else { format!("{count} Kästen") },
    undo_mask: "Letzten Kasten entfernen",
    remove_screenshot: "Bild entfernen",
    unreadable: "Dieses Bild ist nicht lesbar. Wählen Sie ein anderes.",
};

pub(super) static DESK: DeskWords = DeskWords {
    title: "Feedback",
    lead: "Was gesagt wurde, das Neueste zuerst. Was ohne Namen kam, nennt von seiner Zeit nur die Stunde.",
    trends: "Entwicklung",
    loading: "Feedback wird geladen",
    all: "Alle",
    search: "Wörter darin",
    tag: "Schlagwort",
    tags: "Schlagwörter",
    tags_hint: "Mit Kommas dazwischen, höchstens zehn.",
    status: "Status",
    kind: "Art",
    sentiment: "Stimmung",
    rating: "Bewertung",
    from: "Von",
    to: "Bis",
    show: "Zeigen",
    show_all: "Alles zeigen",
    none_yet: "Noch kein Feedback",
    none_yet_hint: "Was auf der Feedback-Seite und in den Rahmen auf Ihren Websites gesagt wird, erscheint hier.",
    none_found: "So etwas ist nicht dabei",
    none_found_hint: "Lassen Sie im Filter etwas weg, oder zeigen Sie alles.",
    give: "Zur Feedback-Seite",
    found: |total, is_more| {
        if is_more {
            "Mehr als 10.000 Rückmeldungen".to_owned()
        } else if total == 1 {
            "1 Rückmeldung".to_owned()
        } else {
            format!("{total} Rückmeldungen")
        }
    },
    older: "Ältere",
    no_words: "Ein Tippen, ohne Worte",
    without_name: "Ohne Namen",
    without_name_lead: "Das weiß niemand: Es kam ohne Namen",
    rated: |rating| format!("{rating} von 5"),
    kind_of: |kind| match kind {
        FeedbackKind::Quick => "Ein Tippen",
        FeedbackKind::Detailed => "In eigenen Worten",
    },
    sentiment_of: |sentiment| match sentiment {
        Sentiment::Positive => "Positiv",
        Sentiment::Neutral => "Neutral",
        Sentiment::Negative => "Negativ",
    },
    status_of: |status| match status {
        FeedbackStatus::New => "Neu",
        FeedbackStatus::Seen => "Gesehen",
        FeedbackStatus::Planned => "Geplant",
        FeedbackStatus::Done => "Erledigt",
        FeedbackStatus::Declined => "Abgelehnt",
    },
    all_feedback: "Alles Feedback",
    about: "Worum es geht",
    who: "Wer",
    when: "Wann",
    language: "Sprache",
    page: "Seite",
    screenshot: "Das Bild dazu",
    what_becomes: "Was daraus wird",
    note: "Notiz",
    note_hint: "Nur für das Team.",
    save: "Speichern",
    saved: "Gespeichert.",
    idea: "Idee",
    counted_to: "Zählt zu",
    make_idea: "Eine Idee daraus machen",
    make_idea_hint: "Auf der Tafel der Ideen lesen es alle: Lassen Sie weg, von wem es kam. Wer das Feedback gegeben hat, steht nicht dabei und erfährt nichts davon.",
    idea_title: "In wenigen Worten",
    idea_body: "Worum es geht",
};

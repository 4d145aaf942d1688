//! German.

use base::Age;

use super::Words;

pub(super) const WORDS: Words = Words {
    pages: "Seiten",
    newer: "Neuere",
    older: "Ältere",
    page_of: |page, pages| format!("Seite {page} von {pages}"),
    page_of_many: |page| format!("Seite {page}"),
    not_found: "Diese Seite gibt es hier nicht",
    forbidden: "Das ist nicht für Sie bestimmt",
    unauthenticated: "Melden Sie sich an, um dies zu sehen",
    broken: "Das hat nicht geklappt",
    home: "Zum Anfang",
    formatting: "Formatierung",
    bold: "Fett",
    italic: "Kursiv",
    strikethrough: "Durchgestrichen",
    link: "Link",
    bullets: "Aufzählung",
    numbers: "Nummerierte Liste",
    quote: "Zitat",
    code: "Code",
    heading: "Überschrift",
    image: "Bild",
    preview: "Vorschau",
    as_table: "Als Tabelle zeigen",
    no_value: "–",
    before: "Vorher",
    was_before: |value| format!("(vorher {value})"),
    lowest_highest: |label, [low, low_at], [high, high_at]| {
        format!("{label}: am niedrigsten {low} ({low_at}), am höchsten {high} ({high_at}).")
    },
    nothing_known: |label| format!("{label}: nichts zu zeigen."),
    ago: |age| match age {
        Age::Now => "jetzt".to_owned(),
        Age::Minutes(count) => format!("{count} Min."),
        Age::Hours(count) => format!("{count} Std."),
        Age::Days(count) => format!("{count} T."),
        Age::Weeks(count) => format!("{count} Wo."),
        Age::Years(count) => format!("{count} J."),
    },
};

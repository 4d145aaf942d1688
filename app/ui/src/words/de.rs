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
    ago: |age| match age {
        Age::Now => "jetzt".to_owned(),
        Age::Minutes(count) => format!("{count} Min."),
        Age::Hours(count) => format!("{count} Std."),
        Age::Days(count) => format!("{count} T."),
        Age::Weeks(count) => format!("{count} Wo."),
        Age::Years(count) => format!("{count} J."),
    },
};

//! The house's categories, of tickets and of articles alike, by every name that the documents call them.

use crate::{Locale, canonical_word};

/// The categories that every house begins with, and their names in the languages of the interface.
const NAMES: [(&str, [&str; 3]); 6] = [
    ("general-inquiry", ["General inquiry", "Allgemeine Frage", "استفسار عام"]),
    ("technical-issue", ["Technical issue", "Technisches Problem", "مشكلة تقنية"]),
    ("account-issue", ["Account issue", "Konto", "الحساب"]),
    ("billing", ["Billing", "Rechnung und Zahlung", "الفواتير والدفع"]),
    ("feature-request", ["Feature request", "Wunsch", "اقتراح ميزة"]),
    ("bug-report", ["Bug report", "Fehlermeldung", "بلاغ عن خطأ"]),
];

/// The name of a category that every house begins with; none of another.
pub fn category_name(slug: &str, locale: Locale) -> Option<&'static str> {
    let (_, names) = NAMES.iter().find(|(known, _)| *known == slug)?;
    let place = Locale::ALL.iter().position(|known| *known == locale)?;
    names.get(place).copied()
}

/// The slug that a word of any document means: `BUG`, `Technical Issue`, `TECHNICAL_SUPPORT`.
pub fn category_slug(text: &str) -> String {
    match canonical_word(text).as_str() {
        "bug" => "bug-report".to_owned(),
        "technical" | "technical_support" => "technical-issue".to_owned(),
        "general" => "general-inquiry".to_owned(),
        "account" => "account-issue".to_owned(),
        word => word.replace('_', "-"),
    }
}

#[cfg(test)]
mod tests {
    use super::category_slug;

    #[test]
    fn the_documents_names_are_understood() {
        for (said, meant) in [
            ("BUG", "bug-report"),
            ("Technical Issue", "technical-issue"),
            ("TECHNICAL_SUPPORT", "technical-issue"),
            ("FEATURE_REQUEST", "feature-request"),
            ("General Inquiry", "general-inquiry"),
            ("billing", "billing"),
        ] {
            assert_eq!(category_slug(said), meant);
        }
    }
}

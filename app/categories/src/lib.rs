//! The categories that every house begins with, by every name that people and programs call them: words that several
//! domains share (decision 15).

use base::{Locale, canonical_word};

/// The categories that every house begins with, and their names in English, German and Arabic.
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
    let (_, [english, german, arabic]) = NAMES.iter().find(|(known, _)| *known == slug)?;
    Some(match locale {
        Locale::En => english,
        Locale::De => german,
        Locale::Ar => arabic,
    })
}

/// The category that every house begins with which has this name in any language.
pub fn category_named(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase();
    let is_named = |names: &[&str; 3]| names.iter().any(|known| known.to_lowercase() == name);
    NAMES.iter().find(|(_, names)| is_named(names)).map(|(slug, _)| *slug)
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
    use super::*;

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

    #[test]
    fn every_category_has_a_name_in_every_language_and_is_known_by_it() {
        for (slug, _) in NAMES {
            for locale in Locale::ALL {
                let name = category_name(slug, locale).unwrap();
                assert_eq!(category_named(&name.to_uppercase()), Some(slug), "{name}");
            }
        }
        assert_eq!((category_name("garden", Locale::En), category_named("Garden")), (None, None));
    }
}

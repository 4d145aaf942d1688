//! The documents' names of the categories, and ours.

use base::canonical_word;

/// The slug that a word of any document means: `BUG`, `Technical Issue`, `TECHNICAL_SUPPORT`.
pub(super) fn slug_of(text: &str) -> String {
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
    use super::slug_of;

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
            assert_eq!(slug_of(said), meant);
        }
    }
}

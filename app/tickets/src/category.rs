//! What a ticket is about, from an admin's list.

use base::canonical_word;
use serde::{Deserialize, Serialize};

base::id!(
    /// A category.
    CategoryId
);

/// A category.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Category {
    /// Its id.
    pub id: CategoryId,
    /// Its word in addresses and in the API.
    pub slug: String,
    /// What people read.
    pub name: String,
    /// When to choose it.
    pub description: String,
    /// Whether new tickets can have it.
    pub is_active: bool,
}

/// A category to make or to change.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCategory {
    /// What people read.
    pub name: String,
    /// Made from the name where there is none.
    #[serde(default)]
    pub slug: Option<String>,
    /// When to choose it.
    #[serde(default)]
    pub description: String,
    /// Whether new tickets can have it; they can unless told.
    #[serde(default = "yes")]
    pub is_active: bool,
}

fn yes() -> bool {
    true
}

/// The slug that a word of any document means: `BUG`, `Technical Issue`, `TECHNICAL_SUPPORT`.
pub(crate) fn slug_of(text: &str) -> String {
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

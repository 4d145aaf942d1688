//! Where an idea stands.

use base::canonical_word;
use serde::{Deserialize, Deserializer, Serialize};

/// The status of an idea.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum IdeaStatus {
    /// It is thought about.
    #[default]
    UnderReview,
    /// It will be done.
    Planned,
    /// Somebody is at it.
    Started,
    /// It is there.
    Shipped,
    /// It will not be done.
    Declined,
}

impl IdeaStatus {
    /// All of them, in the order of an idea's life.
    pub const ALL: [Self; 5] =
        [Self::UnderReview, Self::Planned, Self::Started, Self::Shipped, Self::Declined];

    /// The word in the database and in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::UnderReview => "under_review",
            Self::Planned => "planned",
            Self::Started => "started",
            Self::Shipped => "shipped",
            Self::Declined => "declined",
        }
    }

    /// Reads a status in any accepted spelling.
    pub fn parse(text: &str) -> Option<Self> {
        let word = canonical_word(text);
        Self::ALL.into_iter().find(|status| status.as_str() == word)
    }
}

impl<'de> Deserialize<'de> for IdeaStatus {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| {
            serde::de::Error::custom("expected under_review, planned, started, shipped or declined")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_in_any_spelling() {
        for status in IdeaStatus::ALL {
            assert_eq!(serde_json::to_value(status).unwrap(), status.as_str());
            assert_eq!(IdeaStatus::parse(&status.as_str().to_uppercase().replace('_', " ")), Some(status));
        }
        assert_eq!(IdeaStatus::parse("someday"), None);
    }
}

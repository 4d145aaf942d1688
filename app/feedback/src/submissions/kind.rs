//! How much somebody said.

use base::canonical_word;
use serde::{Deserialize, Deserializer, Serialize};

/// The contract's two kinds of feedback.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FeedbackKind {
    /// One tap.
    #[default]
    Quick,
    /// In their own words.
    Detailed,
}

impl FeedbackKind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Quick, Self::Detailed];

    /// The word in the database and in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Quick => "quick",
            Self::Detailed => "detailed",
        }
    }

    /// Reads that word, in any case.
    pub fn parse(text: &str) -> Option<Self> {
        let word = canonical_word(text);
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

impl<'de> Deserialize<'de> for FeedbackKind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("expected quick or detailed"))
    }
}

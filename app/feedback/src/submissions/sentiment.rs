//! How somebody felt who gave feedback.

use base::canonical_word;
use serde::{Deserialize, Deserializer, Serialize};

/// The contract's three sentiments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Sentiment {
    /// Glad.
    Positive,
    /// Neither.
    Neutral,
    /// Not glad.
    Negative,
}

impl Sentiment {
    /// All of them, as filters stand.
    pub const ALL: [Self; 3] = [Self::Positive, Self::Neutral, Self::Negative];

    /// The word in the database and in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Positive => "positive",
            Self::Neutral => "neutral",
            Self::Negative => "negative",
        }
    }

    /// Reads that word, in any case.
    pub fn parse(text: &str) -> Option<Self> {
        let word = canonical_word(text);
        Self::ALL.into_iter().find(|sentiment| sentiment.as_str() == word)
    }
}

impl<'de> Deserialize<'de> for Sentiment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("expected positive, neutral or negative"))
    }
}

//! What became of feedback.

use base::canonical_word;
use serde::{Deserialize, Deserializer, Serialize};

/// Where feedback stands at the desk. Any may follow any: the desk changes its mind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FeedbackStatus {
    /// Nobody said anything to it yet.
    #[default]
    New,
    /// Somebody read it, and that is enough for now.
    Seen,
    /// Something will be done.
    Planned,
    /// It is done.
    Done,
    /// It will not be done.
    Declined,
}

impl FeedbackStatus {
    /// All of them, in the order in which people choose.
    pub const ALL: [Self; 5] = [Self::New, Self::Seen, Self::Planned, Self::Done, Self::Declined];

    /// The word in the database and in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Seen => "seen",
            Self::Planned => "planned",
            Self::Done => "done",
            Self::Declined => "declined",
        }
    }

    /// Reads that word, in any case.
    pub fn parse(text: &str) -> Option<Self> {
        let word = canonical_word(text);
        Self::ALL.into_iter().find(|status| status.as_str() == word)
    }
}

impl<'de> Deserialize<'de> for FeedbackStatus {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let expected = "expected new, seen, planned, done or declined";
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom(expected))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{FeedbackKind, Sentiment};

    #[test]
    fn a_word_on_the_wire_is_the_word_in_the_database_in_any_case() {
        for status in FeedbackStatus::ALL {
            assert_eq!(serde_json::to_value(status).unwrap(), status.as_str());
            assert_eq!(FeedbackStatus::parse(&status.as_str().to_uppercase()), Some(status));
        }
        for sentiment in Sentiment::ALL {
            assert_eq!(serde_json::to_value(sentiment).unwrap(), sentiment.as_str());
            assert_eq!(Sentiment::parse(sentiment.as_str()), Some(sentiment));
        }
        for kind in FeedbackKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
            assert_eq!(FeedbackKind::parse(kind.as_str()), Some(kind));
        }
        assert_eq!(FeedbackStatus::parse("lost"), None);
    }
}

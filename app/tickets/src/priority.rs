//! How soon a ticket wants an answer.

use base::canonical_word;
use serde::{Deserialize, Deserializer, Serialize};

/// The contract's four priorities, in their order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    /// When there is time.
    Low,
    /// In turn.
    #[default]
    Medium,
    /// Before others.
    High,
    /// Now.
    Urgent,
}

impl Priority {
    /// All priorities, lowest first.
    pub const ALL: [Self; 4] = [Self::Low, Self::Medium, Self::High, Self::Urgent];

    /// The word in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Urgent => "urgent",
        }
    }

    /// The number in the database, by which an index orders.
    pub fn rank(self) -> i16 {
        self as i16
    }

    /// The priority of a rank; a rank that no row can hold is medium.
    pub fn from_rank(rank: i16) -> Self {
        Self::ALL.into_iter().find(|priority| priority.rank() == rank).unwrap_or_default()
    }

    /// Reads a priority in any accepted spelling.
    pub fn parse(text: &str) -> Option<Self> {
        match canonical_word(text).as_str() {
            "low" => Some(Self::Low),
            "medium" | "normal" => Some(Self::Medium),
            "high" => Some(Self::High),
            "urgent" | "critical" => Some(Self::Urgent),
            _ => None,
        }
    }
}

impl<'de> Deserialize<'de> for Priority {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("expected low, medium, high or urgent"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_document_is_understood() {
        for (said, meant) in
            [("normal", Priority::Medium), ("Critical", Priority::Urgent), ("HIGH", Priority::High)]
        {
            assert_eq!(Priority::parse(said), Some(meant));
        }
        assert_eq!(Priority::parse("soon"), None);
    }

    #[test]
    fn ranks_keep_the_order() {
        for priority in Priority::ALL {
            assert_eq!(Priority::from_rank(priority.rank()), priority);
        }
        assert!(Priority::Low.rank() < Priority::Urgent.rank());
    }
}

//! Where a chat stands.

use serde::{Deserialize, Serialize};

/// The status of a chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChatStatus {
    /// Nobody has taken it yet, or nobody has it any longer.
    Waiting,
    /// An agent has it.
    Active,
    /// It was written while nobody was there: it becomes a ticket.
    LeftMessage,
    /// It is over.
    Ended,
}

impl ChatStatus {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Waiting, Self::Active, Self::LeftMessage, Self::Ended];

    /// The word in the database and in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Active => "active",
            Self::LeftMessage => "left_message",
            Self::Ended => "ended",
        }
    }

    /// Reads a status.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == text)
    }

    /// Whether somebody may still write in it.
    pub fn is_open(self) -> bool {
        self != Self::Ended
    }
}

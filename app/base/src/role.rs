//! What a person may do at all; what they may do to one record is decided in its verb.

use serde::{Deserialize, Serialize};

use crate::canonical_word;

/// The three roles of the contract. Order is power: a later one may all that an earlier one may.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Asks for help.
    Customer,
    /// Gives help.
    Agent,
    /// Runs the desk.
    Admin,
}

impl Role {
    /// The word in the database, in the API and in a token.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Agent => "agent",
            Self::Admin => "admin",
        }
    }

    /// Reads a role in any of the accepted spellings (`support_agent` is an agent).
    pub fn parse(text: &str) -> Option<Self> {
        match canonical_word(text).as_str() {
            "customer" => Some(Self::Customer),
            "agent" | "support_agent" => Some(Self::Agent),
            "admin" => Some(Self::Admin),
            _ => None,
        }
    }

    /// Whether this person works at the desk.
    pub fn is_staff(self) -> bool {
        self >= Self::Agent
    }
}

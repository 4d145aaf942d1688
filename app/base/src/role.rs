//! What a person may do at all; what they may do to one record is decided in its verb.

use serde::{Deserialize, Deserializer, Serialize};

use crate::canonical_word;

/// The three roles of the contract. Order is power: a later one may all that an earlier one may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, utoipa::ToSchema)]
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

    /// All of them, the least first.
    pub const ALL: [Self; 3] = [Self::Customer, Self::Agent, Self::Admin];

    /// Whether this person works at the desk.
    pub fn is_staff(self) -> bool {
        self >= Self::Agent
    }
}

impl<'de> Deserialize<'de> for Role {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("expected customer, agent or admin"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_read_in_every_accepted_spelling() {
        for (text, role) in [
            ("agent", Role::Agent),
            ("Support Agent", Role::Agent),
            ("ADMIN", Role::Admin),
            ("customer", Role::Customer),
        ] {
            assert_eq!(serde_json::from_value::<Role>(text.into()).unwrap(), role, "{text}");
        }
        assert!(serde_json::from_value::<Role>("boss".into()).is_err());
    }
}

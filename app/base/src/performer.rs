//! Who did something, as a domain event and a trail keep it: their role then, whatever became of them.

use serde::{Deserialize, Serialize};

use crate::UserId;

/// As what somebody acted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PerformerKind {
    /// A person who asks for help.
    Customer,
    /// A person who gives it.
    Agent,
    /// A person who runs the desk.
    Admin,
    /// Porchlight itself.
    System,
    /// A machine that answers.
    AiBot,
    /// Somebody without an account.
    Visitor,
}

impl PerformerKind {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Customer, Self::Agent, Self::Admin, Self::System, Self::AiBot, Self::Visitor];

    /// The word in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Agent => "agent",
            Self::Admin => "admin",
            Self::System => "system",
            Self::AiBot => "ai_bot",
            Self::Visitor => "visitor",
        }
    }

    /// Reads the word in the database.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// Who did it. A kind of person without an id is somebody whose account is gone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Performer {
    /// As what.
    pub kind: PerformerKind,
    /// The person.
    pub id: Option<UserId>,
    /// What they were called.
    pub name: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_in_the_database_is_the_word_on_the_wire() {
        for kind in PerformerKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
            assert_eq!(PerformerKind::parse(kind.as_str()), Some(kind));
        }
    }
}

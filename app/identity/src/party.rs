//! Somebody in a conversation, and as what somebody speaks there.

use base::UserId;
use serde::{Deserialize, Serialize};

/// Somebody in a conversation: enough to show them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Party {
    /// Their id.
    pub id: UserId,
    /// What they are called.
    pub name: String,
}

/// Who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SenderType {
    /// Who asked.
    Customer,
    /// Somebody at the desk.
    Agent,
    /// Porchlight itself.
    System,
    /// A machine that answers.
    AiBot,
}

impl SenderType {
    /// The word in the database and in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Agent => "agent",
            Self::System => "system",
            Self::AiBot => "ai_bot",
        }
    }

    /// Reads a sender type.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Customer, Self::Agent, Self::System, Self::AiBot]
            .into_iter()
            .find(|kind| kind.as_str() == text)
    }
}

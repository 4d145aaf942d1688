//! What is said in a ticket.

use base::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{Party, TicketId};

/// The most characters of a message.
pub const LONGEST_BODY: usize = 50_000;
/// The most characters of a subject.
pub const LONGEST_SUBJECT: usize = 200;

base::id!(
    /// A message.
    MessageId
);

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

/// A message: a reply that everybody in the ticket sees, or a note that the desk keeps to itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Message {
    /// Its id.
    pub id: MessageId,
    /// Where it was said.
    pub ticket_id: TicketId,
    /// Who speaks.
    pub sender_type: SenderType,
    /// The person, where there is one.
    pub sender: Option<Party>,
    /// What is said: plain text, as it was typed.
    pub body: String,
    /// Whether only the desk sees it.
    pub is_internal: bool,
    /// When.
    pub created_at: DateTime<Utc>,
    /// The same: what was said stays said.
    pub updated_at: DateTime<Utc>,
}

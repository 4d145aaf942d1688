//! A ticket, as the API and the pages show one.

use base::{DateTime, Pagination, Utc, uuid::Uuid};
use serde::{Deserialize, Serialize};

use crate::{Party, Priority, Status};

base::id!(
    /// A ticket.
    TicketId
);

impl TicketId {
    /// The topic of the ticket's conversation.
    pub fn topic(self) -> String {
        format!("ticket:{self}")
    }
}

/// Where a ticket came from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// A form of ours.
    #[default]
    Web,
    /// A chat that became a ticket.
    Chat,
    /// A mail.
    Email,
    /// A program.
    Api,
    /// Another desk's archive.
    Import,
}

impl Source {
    /// The word in the database and in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Web => "web",
            Self::Chat => "chat",
            Self::Email => "email",
            Self::Api => "api",
            Self::Import => "import",
        }
    }

    /// Reads a source.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Web, Self::Chat, Self::Email, Self::Api, Self::Import]
            .into_iter()
            .find(|source| source.as_str() == text)
    }
}

/// A ticket.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Ticket {
    /// Its id.
    pub id: TicketId,
    /// Its number for people, `ST-2026-000123`.
    pub number: String,
    /// What it is about.
    pub subject: String,
    /// The beginning of the last message that everybody in it may see.
    pub preview: String,
    /// Where it stands.
    pub status: Status,
    /// How soon it wants an answer.
    pub priority: Priority,
    /// Its category's slug.
    pub category: String,
    /// Where it came from.
    pub source: Source,
    /// The chat that it was before, or that it is about.
    #[serde(default)]
    pub chat_session_id: Option<Uuid>,
    /// Who asked.
    pub requester: Party,
    /// Who answers.
    pub assigned_to: Option<Party>,
    /// Words that agents gave it; customers see none.
    pub tags: Vec<String>,
    /// Whether it is left alone by retention and by the erasure of whoever asked; for the desk to know.
    #[serde(default)]
    pub is_held: bool,
    /// Grows with every change; hand it back to change only what you saw.
    pub version: i64,
    /// The last event that the reader may see.
    pub seq: i64,
    /// Messages that everybody in it may see.
    pub message_count: i32,
    /// When it was opened.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
    /// Since when its customer waits for an answer, where they do: the first of their messages that nobody answered.
    #[serde(default)]
    pub waiting_since: Option<DateTime<Utc>>,
    /// When somebody at the desk first answered.
    pub first_responded_at: Option<DateTime<Utc>>,
    /// When it was resolved, where it is.
    pub resolved_at: Option<DateTime<Utc>>,
    /// When it was closed, where it is.
    pub closed_at: Option<DateTime<Utc>>,
}

/// A page of tickets.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Tickets {
    /// The tickets.
    pub tickets: Vec<Ticket>,
    /// Where they stand.
    pub pagination: Pagination,
}

#[cfg(test)]
impl Ticket {
    /// Carol's open ticket, for tests of what is shown of one.
    pub(crate) fn sample() -> Self {
        let now = DateTime::UNIX_EPOCH;
        Self {
            id: TicketId(Uuid::from_u128(2)),
            number: "ST-2026-000001".into(),
            subject: "The lamp is out".into(),
            preview: String::new(),
            status: Status::Open,
            priority: Priority::Medium,
            category: "billing".into(),
            source: Source::Web,
            chat_session_id: None,
            requester: Party { id: Uuid::from_u128(1).into(), name: "Carol".into() },
            assigned_to: None,
            tags: Vec::new(),
            is_held: false,
            version: 3,
            seq: 1,
            message_count: 1,
            created_at: now,
            updated_at: now,
            waiting_since: Some(now),
            first_responded_at: None,
            resolved_at: None,
            closed_at: None,
        }
    }
}

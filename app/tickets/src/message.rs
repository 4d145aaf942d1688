//! What is said in a ticket.

use base::{DateTime, Utc};
use files::Attachment;
use serde::{Deserialize, Serialize};

use crate::{Party, SenderType, TicketId};

/// The most characters of a message.
pub const LONGEST_BODY: usize = 50_000;
/// The most characters of a subject.
pub const LONGEST_SUBJECT: usize = 200;

base::id!(
    /// A message.
    MessageId
);

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
    /// What is said: Markdown, as it was typed.
    pub body: String,
    /// The same as HTML that is safe to show. Messages from before they were Markdown are their text, escaped.
    #[serde(default)]
    pub body_html: String,
    /// Whether only the desk sees it.
    pub is_internal: bool,
    /// The files that hang on it; none in events from before there were any.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
    /// When.
    pub created_at: DateTime<Utc>,
    /// The same: what was said stays said.
    pub updated_at: DateTime<Utc>,
}

impl Message {
    /// Whether it is shown as it was typed, and its signs mean nothing.
    pub fn is_plain(&self) -> bool {
        self.body_html.is_empty() || self.body_html.starts_with(markdown::AS_TYPED)
    }
}

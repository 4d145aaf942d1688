//! What is said in a chat.

use base::{DateTime, Utc, uuid::Uuid};
use files::Attachment;
use identity::SenderType;
use serde::{Deserialize, Serialize};

use crate::{ChatSessionId, Payload};

/// The most characters of a message in a chat.
pub const LONGEST_CHAT_MESSAGE: usize = 10_000;

base::id!(
    /// A message of a chat.
    ChatMessageId
);

/// A message of a chat.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ChatMessage {
    /// Its id.
    pub id: ChatMessageId,
    /// Where it was said.
    pub session_id: ChatSessionId,
    /// Who speaks: `customer` for the visitor.
    pub sender_type: SenderType,
    /// The person's id, where they have an account; none of the desk's for the visitor.
    pub sender_id: Option<base::UserId>,
    /// What whoever speaks is called; none for a visitor who did not say.
    pub sender_name: Option<String>,
    /// What is said: Markdown, as it was typed.
    pub body: String,
    /// The same as HTML that is safe to show.
    pub body_html: String,
    /// What can be done with it, or what was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payload: Option<Payload>,
    /// Whether only the desk sees it: a note, or a supervisor's whisper.
    #[serde(default)]
    pub is_internal: bool,
    /// The files that hang on it.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
    /// What its sender's device called it: so it knows its own again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Uuid>,
    /// When.
    pub created_at: DateTime<Utc>,
}

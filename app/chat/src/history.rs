//! A chat as its visitor reads it again, and the list of their chats.

use base::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{ChatEntry, ChatSession, ChatSessionId, ChatStatus, QueuePlace};

/// A chat from its beginning, or from a place in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ChatHistory {
    /// The chat.
    pub session_id: ChatSessionId,
    /// Where it stands.
    pub status: ChatStatus,
    /// What happened, in order, as far as the reader may see it; each with its place in their count.
    pub entries: Vec<SequencedEntry>,
    /// The last place in the reader's count: what comes after it is heard live.
    pub seq: i64,
    /// Whether more came before the first that is here.
    pub has_earlier: bool,
    /// The place in the queue, where it waits.
    pub queue: Option<QueuePlace>,
    /// What the one who answers is called.
    pub agent: Option<String>,
    /// How far the visitor has read.
    pub visitor_read_seq: i64,
    /// How far the desk has read.
    pub agent_read_seq: i64,
    /// The ticket that it became.
    pub ticket_number: Option<String>,
    /// How it was.
    pub rating: Option<i16>,
    /// What the visitor said to be called.
    pub name: Option<String>,
    /// Where the visitor said to be written to.
    pub email: Option<String>,
    /// All that the desk knows of it; none for its visitor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chat: Option<ChatSession>,
}

/// An entry with its place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SequencedEntry {
    /// Its place in the reader's count.
    pub seq: i64,
    /// What happened.
    #[serde(flatten)]
    pub entry: ChatEntry,
}

impl SequencedEntry {
    /// The same as the chat's visitor is told of it.
    #[must_use]
    pub fn for_visitor(self) -> Self {
        Self { entry: self.entry.for_visitor(), ..self }
    }
}

/// A chat in its visitor's list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct OwnChat {
    /// Its id.
    pub session_id: ChatSessionId,
    /// Where it stands.
    pub status: ChatStatus,
    /// How its last message begins.
    pub preview: String,
    /// How many of the desk's messages were not read yet.
    pub unread: i64,
    /// When the last word was said.
    pub last_message_at: DateTime<Utc>,
}

/// A visitor's chats, newest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct OwnChats {
    /// The chats, fifty at most.
    pub sessions: Vec<OwnChat>,
}

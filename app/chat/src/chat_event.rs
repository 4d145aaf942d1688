//! The domain event of chats: what other domains react to. Public and versioned: a field may be added, none changes its
//! meaning within a version.

use base::{DateTime, Performer, TeamId, Utc};
use identity::Party;
use serde::{Deserialize, Serialize};

use crate::{ChatSessionId, ChatStatus, Event};

/// Something that happened to a chat.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChatEvent {
    /// The version of this type.
    pub version: u32,
    /// The chat as it was right after.
    pub chat: ChatFacts,
    /// What happened.
    pub event: Event,
    /// Who did it.
    pub by: Performer,
    /// When.
    pub at: DateTime<Utc>,
}

impl ChatEvent {
    /// The version that is written today.
    pub const VERSION: u32 = 1;
    /// How the kinds of all chat events begin.
    pub const KINDS: &'static str = "chat.";

    /// The kind that consumers subscribe to, `chat.accepted`.
    pub fn kind(&self) -> String {
        format!("{}{}", Self::KINDS, self.event.kind())
    }
}

/// What a reactor knows of a chat.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChatFacts {
    /// Its id.
    pub id: ChatSessionId,
    /// Where it stands.
    pub status: ChatStatus,
    /// The visitor's account, where they have one.
    pub customer_id: Option<base::UserId>,
    /// What the visitor is called.
    pub name: Option<String>,
    /// Where the visitor can be written to.
    pub email: Option<String>,
    /// The team that it waits for.
    pub team_id: Option<TeamId>,
    /// Who answers.
    pub assignee: Option<Party>,
    /// What it is about, where the form asked.
    pub topic: Option<String>,
    /// Since when it waits in the queue, or waited last.
    pub queued_at: DateTime<Utc>,
    /// When it was taken first.
    pub accepted_at: Option<DateTime<Utc>>,
}

//! What a visitor's page begins with: whether somebody is there, their chats, and the one that goes on.

use base::{DateTime, Utc, uuid::Uuid};
use serde::{Deserialize, Serialize};

use crate::{Availability, ChatHistory, OwnChat};

/// All that the page of a visitor needs at first, in one answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Visit {
    /// Whether somebody is there, and what is asked.
    pub availability: Availability,
    /// The visitor's chats, newest first.
    pub sessions: Vec<OwnChat>,
    /// The one that was asked for, or the newest that is not over.
    pub chat: Option<ChatHistory>,
    /// When this was.
    pub now: DateTime<Utc>,
    /// What a plain form calls the message that it sends: sent twice, it is one.
    pub client_id: Uuid,
}

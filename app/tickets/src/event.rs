//! What happens to a ticket. Written in the transaction that makes it true; sockets, feeds and reactors read it.

use base::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{Message, Party, Priority, Status};

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Event {
    /// Somebody asked.
    Opened {
        /// What about.
        subject: String,
    },
    /// Something was said that everybody in the ticket sees.
    Replied {
        /// What.
        message: Message,
    },
    /// Something was said that the desk keeps to itself.
    Noted {
        /// What.
        message: Message,
    },
    /// It moved.
    StatusChanged {
        /// From where.
        from: Status,
        /// To where.
        to: Status,
    },
    /// It wants an answer sooner, or later.
    PriorityChanged {
        /// Before.
        from: Priority,
        /// Now.
        to: Priority,
    },
    /// It is about something else.
    CategoryChanged {
        /// The slug before.
        from: String,
        /// The slug now.
        to: String,
    },
    /// It is called something else.
    SubjectChanged {
        /// Before.
        from: String,
        /// Now.
        to: String,
    },
    /// Somebody else answers, or nobody.
    Assigned {
        /// Before.
        from: Option<Party>,
        /// Now.
        to: Option<Party>,
    },
    /// It has other tags.
    Tagged {
        /// All of them before; none in events from before this was kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<Vec<String>>,
        /// All of them now.
        tags: Vec<String>,
    },
    /// Somebody asked for more than the usual.
    Escalated {
        /// Why.
        reason: String,
    },
    /// It is held, and nothing of it goes by itself; or not any more.
    HoldChanged {
        /// Whether it is held now.
        is_held: bool,
    },
    /// It is gone for good.
    Removed {},
}

impl Event {
    /// Whether the ticket's customer may know.
    pub fn is_public(&self) -> bool {
        match self {
            Self::Opened { .. }
            | Self::Replied { .. }
            | Self::StatusChanged { .. }
            | Self::SubjectChanged { .. }
            | Self::Removed {} => true,
            Self::Noted { .. }
            | Self::PriorityChanged { .. }
            | Self::CategoryChanged { .. }
            | Self::Assigned { .. }
            | Self::Tagged { .. }
            | Self::Escalated { .. }
            | Self::HoldChanged { .. } => false,
        }
    }

    /// That a message was said: a note for the desk, or a reply for everybody.
    pub fn said(message: Message) -> Self {
        if message.is_internal { Self::Noted { message } } else { Self::Replied { message } }
    }

    /// What was said, where something was.
    pub fn message(&self) -> Option<&Message> {
        match self {
            Self::Replied { message } | Self::Noted { message } => Some(message),
            _ => None,
        }
    }

    /// The word in the audit trail: the tag that serde writes.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Opened { .. } => "opened",
            Self::Removed {} => "removed",
            Self::Replied { .. } => "replied",
            Self::Noted { .. } => "noted",
            Self::StatusChanged { .. } => "status_changed",
            Self::PriorityChanged { .. } => "priority_changed",
            Self::CategoryChanged { .. } => "category_changed",
            Self::SubjectChanged { .. } => "subject_changed",
            Self::Assigned { .. } => "assigned",
            Self::Tagged { .. } => "tagged",
            Self::Escalated { .. } => "escalated",
            Self::HoldChanged { .. } => "hold_changed",
        }
    }
}

/// An event with who did it and when: what sockets push and a timeline shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TimelineEntry {
    /// What.
    #[serde(flatten)]
    pub event: Event,
    /// Who did it; nobody where Porchlight did.
    pub by: Option<Party>,
    /// When.
    pub at: DateTime<Utc>,
}

impl TimelineEntry {
    /// That a message was said, by its sender and at its time.
    pub fn said(message: Message) -> Self {
        let (by, at) = (message.sender.clone(), message.created_at);
        Self { event: Event::said(message), by, at }
    }
}

/// A line of the audit trail.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct LoggedEvent {
    /// Its place in the ticket.
    pub seq: i64,
    /// What kind of thing happened.
    pub event_type: String,
    /// Who did it; nobody where Porchlight did.
    pub performed_by: Option<Party>,
    /// The particulars.
    pub metadata: serde_json::Value,
    /// When.
    pub created_at: DateTime<Utc>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_is_the_tag_on_the_wire() {
        let event = Event::StatusChanged { from: Status::Open, to: Status::Closed };
        assert_eq!(serde_json::to_value(&event).unwrap()["type"], event.kind());
    }

    #[test]
    fn what_the_desk_does_among_itself_is_not_public() {
        assert!(!Event::Escalated { reason: "angry".into() }.is_public());
        assert!(!Event::Tagged { from: None, tags: Vec::new() }.is_public());
        assert!(Event::Opened { subject: "a".into() }.is_public());
    }
}

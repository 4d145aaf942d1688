//! The domain event of ideas: what other domains react to. Public and versioned: a field may be added, none changes its
//! meaning within a version.

use base::{DateTime, Performer, UserId, Utc, uuid::Uuid};
use serde::{Deserialize, Serialize};

use super::{IdeaId, IdeaStatus};

/// Something that happened to an idea.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IdeaChanged {
    /// The version of this type.
    pub version: u32,
    /// The idea as it was right after.
    pub idea: IdeaFacts,
    /// What happened.
    pub event: IdeaEvent,
    /// Who did it.
    pub by: Performer,
    /// When.
    pub at: DateTime<Utc>,
}

impl IdeaChanged {
    /// The version that is written today.
    pub const VERSION: u32 = 1;
    /// How the kinds of all events of ideas begin.
    pub const KINDS: &'static str = "idea.";

    /// The kind that consumers subscribe to, `idea.status_changed`.
    pub fn kind(&self) -> String {
        format!("{}{}", Self::KINDS, self.event.kind())
    }
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum IdeaEvent {
    /// Somebody had it.
    Suggested {},
    /// It stands elsewhere.
    StatusChanged {
        /// Before.
        from: IdeaStatus,
        /// Now.
        to: IdeaStatus,
    },
    /// The house said something to it, or took that back.
    Answered {
        /// What, in Markdown; none where it was taken back.
        answer: Option<String>,
    },
    /// It goes on as another one, with its votes.
    Merged {
        /// Which.
        into: IdeaId,
        /// Its number.
        into_number: i64,
    },
    /// Only the desk sees it, or everybody again.
    Hidden {
        /// Which of both.
        is_hidden: bool,
    },
}

impl IdeaEvent {
    /// The tag that serde writes.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Suggested {} => "suggested",
            Self::StatusChanged { .. } => "status_changed",
            Self::Answered { .. } => "answered",
            Self::Merged { .. } => "merged",
            Self::Hidden { .. } => "hidden",
        }
    }
}

/// What a reactor knows of an idea.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IdeaFacts {
    /// Its id.
    pub id: IdeaId,
    /// Its number for people.
    pub number: i64,
    /// What it is called.
    pub title: String,
    /// Where it stands.
    pub status: IdeaStatus,
    /// How many people want it.
    pub vote_count: i32,
    /// Who had it.
    pub author_id: Option<UserId>,
    /// The feedback that it was made of.
    pub feedback_id: Option<Uuid>,
    /// Whether only the desk sees it.
    pub is_hidden: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_is_the_tag_on_the_wire() {
        let (from, to) = (IdeaStatus::Planned, IdeaStatus::Shipped);
        for event in [
            IdeaEvent::Suggested {},
            IdeaEvent::StatusChanged { from, to },
            IdeaEvent::Answered { answer: None },
            IdeaEvent::Hidden { is_hidden: true },
        ] {
            assert_eq!(serde_json::to_value(&event).unwrap()["type"], event.kind());
        }
    }
}

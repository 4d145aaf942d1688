//! The domain event of feedback: what other domains react to. Public and versioned: a field may be added, none changes its
//! meaning within a version. It never carries what somebody wrote.

use base::{DateTime, Locale, Performer, UserId, Utc, uuid::Uuid};
use serde::{Deserialize, Serialize};

use super::{FeedbackId, FeedbackKind, FeedbackStatus, Sentiment};
use crate::IdeaId;

/// Something that happened to feedback.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FeedbackEvent {
    /// The version of this type.
    pub version: u32,
    /// The feedback as it was right after.
    pub feedback: FeedbackFacts,
    /// What happened.
    pub event: FeedbackHappening,
    /// Who did it; nobody where it was given without a name.
    pub by: Performer,
    /// When: of what was given without a name, the hour.
    pub at: DateTime<Utc>,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "type")]
pub enum FeedbackHappening {
    /// It was given.
    Submitted,
    /// The desk changed its status, its tags or its note.
    Changed,
    /// It was looked at again: its sentiment or its tags are others by that.
    Analysed,
    /// It belongs to a ticket from now on.
    BecameTicket {
        /// Which.
        ticket_id: Uuid,
    },
    /// It is counted to an idea from now on.
    BecameIdea {
        /// Which.
        idea_id: IdeaId,
    },
}

impl FeedbackEvent {
    /// The version that is written today.
    pub const VERSION: u32 = 1;
    /// How the kinds of all feedback events begin.
    pub const KINDS: &'static str = "feedback.";

    /// The kind that consumers subscribe to, `feedback.submitted`.
    pub fn kind(&self) -> String {
        let happening = match self.event {
            FeedbackHappening::Submitted => "submitted",
            FeedbackHappening::Changed => "changed",
            FeedbackHappening::Analysed => "analysed",
            FeedbackHappening::BecameTicket { .. } => "became_ticket",
            FeedbackHappening::BecameIdea { .. } => "became_idea",
        };
        format!("{}{happening}", Self::KINDS)
    }
}

/// What a reactor knows of feedback.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FeedbackFacts {
    /// Its id.
    pub id: FeedbackId,
    /// How much was said.
    pub kind: FeedbackKind,
    /// How it was, from 1 to 5.
    pub rating: Option<i16>,
    /// How they felt, once it was looked at.
    pub sentiment: Option<Sentiment>,
    /// What it was put under.
    pub tags: Vec<String>,
    /// What became of it.
    pub status: FeedbackStatus,
    /// The language that they read.
    pub locale: Locale,
    /// Who gave it; none for what was given without a name.
    pub user_id: Option<UserId>,
    /// When it was given: of what was given without a name, the hour.
    pub created_at: DateTime<Utc>,
}

//! Feedback, as the desk sees it.

use base::{DateTime, Locale, Pagination, Utc};
use files::Attachment;
use identity::Party;
use serde::{Deserialize, Serialize};

use super::{FeedbackKind, FeedbackStatus, Sentiment};
use crate::IdeaLink;

base::id!(
    /// What somebody said once.
    FeedbackId
);

/// What somebody said, and what became of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Feedback {
    /// Its id.
    pub id: FeedbackId,
    /// How much was said.
    #[serde(rename = "type")]
    pub kind: FeedbackKind,
    /// How it was, from 1 to 5.
    pub rating: Option<i16>,
    /// What it is about.
    pub context: String,
    /// In their own words, as they were typed.
    pub comments: Option<String>,
    /// A picture of what they saw.
    pub screenshot: Option<Attachment>,
    /// What it was put under.
    pub tags: Vec<String>,
    /// How they felt, once it was looked at.
    pub sentiment: Option<Sentiment>,
    /// What became of it.
    pub status: FeedbackStatus,
    /// What the desk keeps in mind of it.
    pub note: Option<String>,
    /// Who gave it; none for what was given without a name.
    pub user: Option<Party>,
    /// The page that it was given on.
    pub page_url: Option<String>,
    /// The language that they read.
    pub locale: Locale,
    /// The ticket that was made of it.
    pub ticket_number: Option<String>,
    /// The idea that it is counted to.
    pub idea: Option<IdeaLink>,
    /// When it was given: of what was given without a name, the hour.
    pub created_at: DateTime<Utc>,
    /// When it was changed last.
    pub updated_at: DateTime<Utc>,
}

/// Feedback of the desk, newest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FeedbackList {
    /// The feedback.
    pub feedback: Vec<Feedback>,
    /// How it goes on.
    pub pagination: Pagination,
}

/// What somebody learns of the feedback that they gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SubmittedFeedback {
    /// Its id.
    pub id: FeedbackId,
    /// How we understood that they feel.
    pub sentiment: Sentiment,
}

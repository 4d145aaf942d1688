//! What whoever voted for an idea is to be told of it.

use base::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::IdeaStatus;

base::id!(
    /// Something to tell somebody about an idea.
    IdeaNoticeId
);

/// What there is to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum IdeaNews {
    /// It stands elsewhere.
    Status,
    /// The house answered.
    Answer,
    /// It goes on as another one.
    Merged,
}

impl IdeaNews {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Status, Self::Answer, Self::Merged];

    /// The word in the database and in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Answer => "answer",
            Self::Merged => "merged",
        }
    }

    /// Reads that word.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|news| news.as_str() == text)
    }
}

/// Something to tell somebody about an idea that they voted for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IdeaNotice {
    /// Which.
    pub id: IdeaNoticeId,
    /// The number of the idea; of one that was merged, of the one that goes on.
    pub number: i64,
    /// What it is called.
    pub title: String,
    /// What happened.
    pub what: IdeaNews,
    /// Where it stood right after.
    pub status: IdeaStatus,
    /// When.
    pub at: DateTime<Utc>,
}

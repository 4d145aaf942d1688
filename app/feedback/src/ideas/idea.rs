//! An idea, as the board and the API show one.

use base::{DateTime, Pagination, Utc, uuid::Uuid};
use identity::Party;
use serde::{Deserialize, Serialize};

use super::IdeaStatus;

base::id!(
    /// An idea.
    IdeaId
);

impl IdeaId {
    /// The topic of what happens to it.
    pub fn topic(self) -> String {
        format!("idea:{self}")
    }
}

/// An idea, as what belongs to it names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct IdeaLink {
    /// Its number for people, and its address.
    pub number: i64,
    /// In a few words.
    pub title: String,
}

/// What the house says to an idea.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct IdeaAnswer {
    /// As it was typed, in Markdown.
    pub body: String,
    /// What it looks like.
    pub body_html: String,
    /// When it was said, or changed last.
    pub answered_at: DateTime<Utc>,
}

/// An idea.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Idea {
    /// Its id.
    pub id: IdeaId,
    /// Its number for people, and its address.
    pub number: i64,
    /// In a few words.
    pub title: String,
    /// What it is about, in Markdown; may be empty.
    pub body: String,
    /// What that looks like.
    pub body_html: String,
    /// Where it stands.
    pub status: IdeaStatus,
    /// How many people want it.
    pub vote_count: i32,
    /// Whether the reader is one of them.
    pub is_voted: bool,
    /// What the house says to it.
    pub answer: Option<IdeaAnswer>,
    /// Who suggested it; for the desk and for themselves. The board is public, and nobody's name is without being asked.
    pub author: Option<Party>,
    /// Whether only the desk sees it.
    pub is_hidden: bool,
    /// The feedback that it was made of; for the desk.
    pub feedback_id: Option<Uuid>,
    /// When it was suggested.
    pub created_at: DateTime<Utc>,
    /// When something of it changed last, votes aside.
    pub updated_at: DateTime<Utc>,
}

/// A page of the board.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Ideas {
    /// The ideas.
    pub ideas: Vec<Idea>,
    /// Where they stand.
    pub pagination: Pagination,
}

//! What an article said before.

use base::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::Author;

/// One state of an article's title and text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Revision {
    /// Its number, from 1.
    pub number: i32,
    /// The title then.
    pub title: String,
    /// Who wrote it.
    pub editor: Option<Author>,
    /// When.
    pub created_at: DateTime<Utc>,
}

/// A revision with its text, and how that differs from the one before it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct RevisionText {
    /// The revision.
    #[serde(flatten)]
    pub revision: Revision,
    /// What it said.
    pub content_markdown: String,
    /// What changed of the title with it.
    pub title_changes: Vec<Line>,
    /// What changed of the text with it.
    pub changes: Vec<Line>,
}

/// A line of a comparison.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Line {
    /// What became of it.
    pub turn: Turn,
    /// The line.
    pub text: String,
}

/// What became of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    /// It stayed.
    Same,
    /// It is gone.
    Gone,
    /// It is new.
    New,
    /// Lines that stayed are left out here.
    Gap,
}

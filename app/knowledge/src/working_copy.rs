//! What is being written and not yet shown.

use base::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{Author, Line};

/// The working copy of an article: readers see none of it until it is published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct WorkingCopy {
    /// The title to be.
    pub title: String,
    /// The text to be.
    pub content_markdown: String,
    /// The revision that it was begun on.
    pub based_on: i32,
    /// Grows with every save; who saves over an older one is told.
    pub version: i64,
    /// Who saved last.
    pub editor: Option<Author>,
    /// When.
    pub updated_at: DateTime<Utc>,
    /// How it differs from what readers see.
    pub changes: Vec<Line>,
}

/// A save of the working copy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkingCopyDraft {
    /// The title to be.
    pub title: String,
    /// The text to be.
    #[serde(alias = "content")]
    pub content_markdown: String,
    /// The version that was saved before; none for the first save.
    #[serde(default)]
    pub version: Option<i64>,
    /// The article's revision that it was begun on; the newest unless told.
    #[serde(default)]
    pub based_on: Option<i32>,
}

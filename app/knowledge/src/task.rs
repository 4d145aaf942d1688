//! What readers found wanting in an article, as work for the desk.

use base::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::ArticleId;

base::id!(
    /// A task about an article.
    ArticleTaskId
);

/// An article that did not help, until somebody has looked at it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ArticleTask {
    /// The task.
    pub id: ArticleTaskId,
    /// The article.
    pub article_id: ArticleId,
    /// Its title.
    pub title: String,
    /// How many readers it did not help since somebody last looked.
    pub not_helpful: i64,
    /// What they missed, newest first, five at most.
    pub comments: Vec<String>,
    /// When the first of them said so.
    pub opened_at: DateTime<Utc>,
}

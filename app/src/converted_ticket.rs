//! What a resolved ticket becomes.

use knowledge::{Article, FaqItem};
use serde::{Deserialize, Serialize};

/// The draft that was begun from a ticket.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ConvertedTicket {
    /// An article.
    Article(Box<Article>),
    /// A question of the FAQ.
    Question(FaqItem),
}

/// What to make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AnswerKind {
    /// An article.
    Article,
    /// A question of the FAQ.
    Question,
}

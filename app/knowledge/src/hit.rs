//! What a search found.

use base::{Language, uuid::Uuid};
use search::Piece;
use serde::{Deserialize, Serialize};

/// What a search can find.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum HitKind {
    /// An article.
    #[default]
    Article,
    /// A question of the FAQ, with its answer.
    Question,
}

/// An article or a question that was found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SearchHit {
    /// Its id.
    pub id: Uuid,
    /// What it is.
    pub kind: HitKind,
    /// An article's slug; of a question, its anchor in the FAQ.
    pub slug: String,
    /// Its address on this site.
    pub url: String,
    /// Its language.
    pub locale: Language,
    /// An article's category by its slug; the heading of a question.
    pub category: String,
    /// Its title, or the question, in pieces.
    pub title: Vec<Piece>,
    /// Where the words stand in its text, in pieces.
    pub excerpt: Vec<Piece>,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SearchHits {
    /// What was asked.
    pub query: String,
    /// Articles and questions, best first.
    pub hits: Vec<SearchHit>,
}

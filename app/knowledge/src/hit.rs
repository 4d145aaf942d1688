//! What a search found.

use base::Language;
use serde::{Deserialize, Serialize};

use crate::ArticleId;

/// A piece of text, and whether it is what was searched for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Whether it is one of the words.
    pub is_hit: bool,
}

/// An article that was found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SearchHit {
    /// The article.
    pub id: ArticleId,
    /// Its address: `/help/articles/{slug}`.
    pub slug: String,
    /// Its language.
    pub locale: Language,
    /// Its category's slug.
    pub category: String,
    /// Its title, in pieces.
    pub title: Vec<Piece>,
    /// Where the words stand in its text, in pieces.
    pub excerpt: Vec<Piece>,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SearchHits {
    /// What was asked.
    pub query: String,
    /// The articles, best first.
    pub hits: Vec<SearchHit>,
}

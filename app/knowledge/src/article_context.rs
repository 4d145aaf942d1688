//! What the writers of an article should know beside its text.

use base::{DateTime, Language, Utc};
use serde::{Deserialize, Serialize};

use crate::{ArticleId, Status};

/// Where an article comes from, how it stands in other languages, and what readers thought of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ArticleContext {
    /// The number of the ticket that it came from.
    pub origin: Option<String>,
    /// The article in other languages, whatever their state.
    pub translations: Vec<TranslationStatus>,
    /// What readers said, newest first, at most fifty.
    pub comments: Vec<ReaderComment>,
}

/// The same article in another language, as its writers see it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct TranslationStatus {
    /// Its id.
    pub id: ArticleId,
    /// The language.
    pub locale: Language,
    /// Its title there.
    pub title: String,
    /// Where it stands.
    pub status: Status,
    /// Whether the original changed since.
    pub is_stale: bool,
}

/// What a reader said with their vote.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ReaderComment {
    /// Whether the article helped them.
    pub is_helpful: bool,
    /// In their words.
    pub comment: String,
    /// When.
    pub said_at: DateTime<Utc>,
}

/// An article that came from a ticket.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArticleFromTicket {
    /// Its id.
    pub id: ArticleId,
    /// Its title.
    pub title: String,
}

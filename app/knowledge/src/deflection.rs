//! Answers that are offered to somebody who is writing a ticket.

use base::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{ArticleId, SearchHit};

base::id!(
    /// What was offered beside one form.
    DeflectionId
);

/// The articles that may answer a ticket before it is sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Deflection {
    /// Hand it back with what is typed on, and with the article that was answer enough.
    pub id: DeflectionId,
    /// The articles, best first.
    pub articles: Vec<SearchHit>,
}

/// What somebody is writing about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Asking {
    /// The id of what was offered before beside the same form.
    #[serde(default)]
    pub id: Option<DeflectionId>,
    /// The ticket's subject so far.
    pub subject: String,
}

/// How often answers were offered in the last thirty days, and how often one was enough.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct DeflectionReport {
    /// Forms beside which something was offered.
    pub offered: i64,
    /// Those that an article made needless.
    pub solved: i64,
    /// The articles that did, most often first.
    pub articles: Vec<Deflecting>,
}

/// An article that was answer enough.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Deflecting {
    /// The article.
    pub id: ArticleId,
    /// Its address: `/help/articles/{slug}`.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// How often it was offered.
    pub offered: i64,
    /// How often it was enough.
    pub solved: i64,
}

/// An article that was offered to somebody while they wrote a ticket.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct OfferedArticle {
    /// The article.
    pub id: ArticleId,
    /// Its address: `/help/articles/{slug}`.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Whether they said that it answered their question.
    pub is_answer: bool,
    /// When it was last offered.
    pub offered_at: DateTime<Utc>,
}

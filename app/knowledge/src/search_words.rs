//! Search settings, synonyms and stop words, and the reports of what is searched for.

use base::{DateTime, Language, Utc};
use serde::{Deserialize, Serialize};

base::id!(
    /// A group of words that mean the same.
    SynonymsId
);

/// Words that mean the same: each finds the others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Synonyms {
    /// The group's id.
    pub id: SynonymsId,
    /// The language of the words.
    pub locale: Language,
    /// The words, 2 to 20; each may be up to four that stand together.
    pub words: Vec<String>,
    /// When the group was made.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

/// A group to make.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSynonyms {
    /// The language of the words.
    pub locale: Language,
    /// The words, 2 to 20; each may be up to four that stand together.
    pub words: Vec<String>,
}

/// The words that a search in one language passes over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StopWords {
    /// The language.
    pub locale: Language,
    /// All of them: those that the language has anyway too, unless they were taken out.
    pub words: Vec<String>,
}

/// Something that people searched for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SearchedFor {
    /// The words.
    pub words: String,
    /// The language of whoever searched.
    pub locale: Language,
    /// How often in the time that is reported.
    pub searches: i64,
    /// How much was found the last time.
    pub hits: i32,
    /// When last.
    pub last_at: DateTime<Utc>,
}

/// What people searched for in the last thirty days.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SearchReport {
    /// What found nothing, most wanted first: what nobody has written yet.
    pub gaps: Vec<SearchedFor>,
    /// What was searched most.
    pub most: Vec<SearchedFor>,
}

/// How far the search by meaning has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct MeaningState {
    /// The model that reads the articles.
    pub model: String,
    /// How many articles are published.
    pub articles: i64,
    /// How many of them the model has read as they are.
    pub read: i64,
}

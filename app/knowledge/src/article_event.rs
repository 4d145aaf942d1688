//! The domain event of articles: what other domains react to. Public and versioned: a field may be added, none changes its
//! meaning within a version.

use base::{DateTime, Language, Performer, Utc};
use serde::{Deserialize, Serialize};

use crate::{Article, ArticleId, Event, Kind, Status, Visibility};

/// Something that happened to an article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArticleEvent {
    /// The version of this type.
    pub version: u32,
    /// The article as it was right after; of one that is gone, as it was last.
    pub article: ArticleFacts,
    /// The article before it; none of one that was begun.
    pub before: Option<ArticleFacts>,
    /// What happened.
    pub event: Event,
    /// Who did it.
    pub by: Performer,
    /// When.
    pub at: DateTime<Utc>,
}

impl ArticleEvent {
    /// The version that is written today.
    pub const VERSION: u32 = 1;
    /// How the kinds of all article events begin.
    pub const KINDS: &'static str = "article.";

    /// The kind that consumers subscribe to: `article.published` and `article.archived` where it moved there,
    /// `article.created`, `article.changed` or `article.deleted` otherwise.
    pub fn kind(&self) -> String {
        let was = self.before.as_ref().map(|before| before.status);
        let word = match (&self.event, self.article.status) {
            (Event::Deleted {}, _) => self.event.kind(),
            (_, Status::Published) if was != Some(Status::Published) => "published",
            (_, Status::Archived) if was != Some(Status::Archived) => "archived",
            _ => self.event.kind(),
        };
        format!("{}{word}", Self::KINDS)
    }
}

/// What a reactor knows of an article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArticleFacts {
    /// Its id.
    pub id: ArticleId,
    /// The same for all its translations.
    pub translation_of: ArticleId,
    /// Its language.
    pub locale: Language,
    /// Its address: `/help/articles/{slug}`.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Its category's slug.
    pub category: String,
    /// What it is for.
    #[serde(rename = "type")]
    pub kind: Kind,
    /// Who may read it.
    pub visibility: Visibility,
    /// Where it stands.
    pub status: Status,
    /// Its tags.
    pub tags: Vec<String>,
    /// Its newest revision.
    pub revision: i32,
}

impl From<&Article> for ArticleFacts {
    fn from(article: &Article) -> Self {
        Self {
            id: article.id,
            translation_of: article.translation_of,
            locale: article.locale.clone(),
            slug: article.slug.clone(),
            title: article.title.clone(),
            category: article.category.clone(),
            kind: article.kind,
            visibility: article.visibility,
            status: article.status,
            tags: article.tags.clone(),
            revision: article.revision,
        }
    }
}

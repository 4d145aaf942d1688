//! An article, as its readers and as its writers see it.

use base::{DateTime, Language, Pagination, UserId, Utc};
use serde::{Deserialize, Serialize};

use crate::{Kind, Status, Visibility};

base::id!(
    /// An article in one language.
    ArticleId
);

/// The longest title, in characters.
pub const LONGEST_TITLE: usize = 200;
/// The longest article, in characters of Markdown.
pub const LONGEST_CONTENT: usize = 200_000;
/// The most tags of an article.
pub const MOST_TAGS: usize = 20;

/// Who wrote an article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Author {
    /// Their id.
    pub id: UserId,
    /// Their name.
    pub name: String,
}

/// A heading of an article, and where to find it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Heading {
    /// 2 to 4: an article's title is its only first-level heading.
    pub level: u8,
    /// Its anchor.
    pub id: String,
    /// What it says.
    pub text: String,
}

/// The same article in another language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Translation {
    /// The language.
    pub locale: Language,
    /// Its address there.
    pub slug: String,
    /// Its title there.
    pub title: String,
}

/// An article, whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Article {
    /// Its id.
    pub id: ArticleId,
    /// The same for all its translations: the id of the one that was written first.
    pub translation_of: ArticleId,
    /// Its language.
    pub locale: Language,
    /// Its address: `/help/articles/{slug}`.
    pub slug: String,
    /// Its category's slug.
    pub category: String,
    /// What it is for.
    #[serde(rename = "type")]
    pub kind: Kind,
    /// Who may read it.
    pub visibility: Visibility,
    /// Where it stands.
    pub status: Status,
    /// Its title.
    pub title: String,
    /// Its first words, for lists and search engines.
    pub summary: String,
    /// What was written.
    pub content_markdown: String,
    /// What is shown: made from the Markdown, and safe.
    pub content_html: String,
    /// Its headings.
    pub contents: Vec<Heading>,
    /// Its tags.
    pub tags: Vec<String>,
    /// Who wrote it first.
    pub author: Option<Author>,
    /// Minutes that reading takes.
    pub reading_minutes: i32,
    /// How often it was read.
    pub views: i64,
    /// How many it helped.
    pub helpful: i32,
    /// How many it did not.
    pub not_helpful: i32,
    /// Grows with every change.
    pub version: i64,
    /// Its newest revision.
    pub revision: i32,
    /// Whether the original changed since this translation did.
    pub is_stale: bool,
    /// The article in other languages, as far as the reader may see them.
    pub translations: Vec<Translation>,
    /// When it will be published, or was to be.
    pub publish_at: Option<DateTime<Utc>>,
    /// When it was first published.
    pub published_at: Option<DateTime<Utc>>,
    /// When it was begun.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

/// An article as lists show it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ArticleCard {
    /// Its id.
    pub id: ArticleId,
    /// Its language.
    pub locale: Language,
    /// Its address.
    pub slug: String,
    /// Its category's slug.
    pub category: String,
    /// What it is for.
    #[serde(rename = "type")]
    pub kind: Kind,
    /// Who may read it.
    pub visibility: Visibility,
    /// Where it stands.
    pub status: Status,
    /// Its title.
    pub title: String,
    /// Its first words.
    pub summary: String,
    /// Its tags.
    pub tags: Vec<String>,
    /// How often it was read.
    pub views: i64,
    /// When it was first published.
    pub published_at: Option<DateTime<Utc>>,
    /// When it was begun.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

/// A page of articles.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Articles {
    /// The articles.
    pub articles: Vec<ArticleCard>,
    /// Where this page is among them.
    pub pagination: Pagination,
}

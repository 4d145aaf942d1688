//! An article's row as lists show it.

use base::{DateTime, Utc, server::Result, uuid::Uuid};

use super::find::{language, status, visibility};
use crate::{ArticleCard, Kind};

/// What a list selects.
#[derive(sqlx::FromRow)]
pub(super) struct CardRow {
    pub id: Uuid,
    pub locale: String,
    pub slug: String,
    pub category: String,
    pub kind: String,
    pub visibility: String,
    pub status: String,
    pub title: String,
    pub summary: String,
    pub tags: Vec<String>,
    pub views: i64,
    pub published_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

impl CardRow {
    pub fn into_card(self) -> Result<ArticleCard> {
        Ok(ArticleCard {
            id: self.id.into(),
            locale: language(&self.locale)?,
            slug: self.slug,
            category: self.category,
            kind: Kind::parse(&self.kind).unwrap_or_default(),
            visibility: visibility(&self.visibility)?,
            status: status(&self.status)?,
            title: self.title,
            summary: self.summary,
            tags: self.tags,
            views: self.views,
            published_at: self.published_at,
            created_at: self.created_at,
            updated_at: self.updated_at,
        })
    }
}

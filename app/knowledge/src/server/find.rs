//! Finds an article through the actor: what may not be read cannot be loaded.

use base::{
    DateTime, Language, Utc,
    server::{Actor, Ctx, Error, Result, Tx},
    uuid::Uuid,
};

use super::render::{Rendered, without_comments};
use crate::server::permissions;
use crate::{Article, ArticleId, Author, Kind, Status, Visibility};

/// Where a reader's address leads.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// To this article.
    Here(Box<Article>),
    /// To the article with this slug now.
    Moved(String),
}

/// Reads the published article at an address. Of several languages at one address, the reader's.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or none that the actor may read.
#[tracing::instrument(name = "knowledge.read", skip_all, fields(article.slug = slug))]
pub async fn read(ctx: &Ctx, actor: &Actor, slug: &str, languages: &[Language]) -> Result<Found> {
    if slug.contains('\0') || slug.len() > 1_000 {
        return Err(Error::NotFound);
    }
    let order = tags(languages);
    let mut reader = ctx.read().await?;
    let here = sqlx::query_scalar!(
        "select id from articles where slug = $1 and status = 'published' and visibility = any($2)
         order by array_position($3, locale), locale limit 1",
        slug,
        &may_read(actor),
        &order,
    )
    .fetch_optional(&mut *reader)
    .await?;
    if let Some(id) = here {
        let article = load(&mut reader, actor, id.into()).await?;
        reader.release();
        return Ok(Found::Here(Box::new(article)));
    }
    let moved = sqlx::query_scalar!(
        "select a.slug from article_addresses m join articles a on a.id = m.article_id
         where m.slug = $1 and a.status = 'published' and a.visibility = any($2)
         order by array_position($3, m.locale), m.locale limit 1",
        slug,
        &may_read(actor),
        &order,
    )
    .fetch_optional(&mut *reader)
    .await?;
    reader.release();
    moved.map(Found::Moved).ok_or(Error::NotFound)
}

/// The article of an id or a slug: any for its writers, a published one for everybody else.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or none that the actor may see.
pub async fn find(ctx: &Ctx, actor: &Actor, key: &str, languages: &[Language]) -> Result<Article> {
    let Ok(id) = key.parse::<ArticleId>() else {
        return match read(ctx, actor, key, languages).await? {
            Found::Here(article) => Ok(*article),
            Found::Moved(slug) => match Box::pin(read(ctx, actor, &slug, languages)).await? {
                Found::Here(article) => Ok(*article),
                Found::Moved(_) => Err(Error::NotFound),
            },
        };
    };
    let mut reader = ctx.read().await?;
    let article = load(&mut reader, actor, id).await?;
    reader.release();
    Ok(article)
}

/// The narrowest audience that the actor is of, as its place among [`Visibility::ALL`].
pub(super) fn audience(actor: &Actor) -> u8 {
    match actor {
        _ if actor.may(permissions::READ_ALL) => 2,
        _ if actor.person().is_ok() => 1,
        _ => 0,
    }
}

/// The audience of a row's visibility. A word that nobody knows is for the narrowest.
pub(super) fn audience_of(visibility: &str) -> u8 {
    let place = Visibility::ALL.iter().position(|one| one.as_str() == visibility);
    place.and_then(|place| u8::try_from(place).ok()).unwrap_or(2)
}

/// What the actor may read of what is published.
pub(super) fn may_read(actor: &Actor) -> Vec<String> {
    Visibility::ALL[..=usize::from(audience(actor))]
        .iter()
        .map(|visibility| visibility.as_str().to_owned())
        .collect()
}

/// Languages as a query takes them.
pub(super) fn tags(languages: &[Language]) -> Vec<String> {
    languages.iter().map(|language| language.as_str().to_owned()).collect()
}

/// Somebody whom a row may name.
pub(super) fn author(id: Option<Uuid>, name: Option<String>) -> Option<Author> {
    id.zip(name).map(|(id, name)| Author { id: id.into(), name })
}

/// Finds and locks an article for one of its writers, until the transaction ends.
pub(super) async fn lock(tx: &mut Tx, actor: &Actor, id: ArticleId) -> Result<Article> {
    actor.can(permissions::WRITE)?;
    sqlx::query!("select from articles where id = $1 for update", id.0).fetch_optional(&mut **tx).await?;
    load(tx, actor, id).await
}

pub(super) async fn load(
    connection: &mut sqlx::PgConnection,
    actor: &Actor,
    id: ArticleId,
) -> Result<Article> {
    let row = sqlx::query_file_as!(
        ArticleRow,
        "src/server/find.sql",
        id.0,
        &may_read(actor),
        actor.may(permissions::READ_ALL),
    )
    .fetch_optional(connection)
    .await?;
    row.ok_or(Error::NotFound)?.into_article(actor.may(permissions::READ_ALL))
}

struct ArticleRow {
    id: Uuid,
    group_id: Uuid,
    locale: String,
    slug: String,
    category: String,
    kind: String,
    visibility: String,
    status: String,
    title: String,
    summary: String,
    content_markdown: String,
    content_html: String,
    contents: serde_json::Value,
    words: i32,
    tags: Vec<String>,
    author_id: Option<Uuid>,
    author_name: Option<String>,
    version: i64,
    revision: i32,
    is_stale: bool,
    publish_at: Option<DateTime<Utc>>,
    published_at: Option<DateTime<Utc>>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    views: i64,
    helpful: i32,
    not_helpful: i32,
    translations: serde_json::Value,
}

impl ArticleRow {
    fn into_article(self, is_writer: bool) -> Result<Article> {
        let author = author(self.author_id, self.author_name);
        Ok(Article {
            id: self.id.into(),
            translation_of: self.group_id.into(),
            locale: language(&self.locale)?,
            slug: self.slug,
            category: self.category,
            kind: Kind::parse(&self.kind).unwrap_or_default(),
            visibility: visibility(&self.visibility)?,
            status: status(&self.status)?,
            title: self.title,
            summary: self.summary,
            content_markdown: if is_writer {
                self.content_markdown
            } else {
                without_comments(&self.content_markdown)
            },
            content_html: self.content_html,
            contents: serde_json::from_value(self.contents).map_err(anyhow::Error::from)?,
            tags: self.tags,
            author,
            reading_minutes: Rendered::minutes(self.words),
            views: self.views,
            helpful: self.helpful,
            not_helpful: self.not_helpful,
            version: self.version,
            revision: self.revision,
            is_stale: self.is_stale,
            translations: serde_json::from_value(self.translations).map_err(anyhow::Error::from)?,
            publish_at: self.publish_at,
            published_at: self.published_at,
            created_at: self.created_at,
            updated_at: self.updated_at,
        })
    }
}

pub(super) fn language(word: &str) -> Result<Language> {
    Ok(Language::parse(word).ok_or_else(|| anyhow::anyhow!("language {word:?} is unknown"))?)
}

pub(super) fn visibility(word: &str) -> Result<Visibility> {
    Ok(Visibility::parse(word).ok_or_else(|| anyhow::anyhow!("visibility {word:?} is unknown"))?)
}

pub(super) fn status(word: &str) -> Result<Status> {
    Ok(Status::parse(word).ok_or_else(|| anyhow::anyhow!("status {word:?} is unknown"))?)
}

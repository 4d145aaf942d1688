//! Lists of articles, narrowed by the actor before anything else.

use base::{
    COUNTED_EXACTLY, DateTime, Language, PageQuery, Pagination, Utc, category_slug,
    server::{Actor, Ctx, Cursor, Result},
    uuid::Uuid,
};
use sqlx::{Postgres, QueryBuilder};

use super::{
    find::{language, may_read, status, tags, visibility},
    search::{LISTED, matching},
};
use crate::{ArticleCard, ArticleFilter, Articles, Kind};

/// The articles that match, last changed first, or best first where words are asked for. Writers see those that are not
/// published too.
///
/// # Errors
/// [`base::server::Error::Invalid`] for a cursor that no list gave.
pub async fn list(
    ctx: &Ctx,
    actor: &Actor,
    filter: &ArticleFilter,
    languages: &[Language],
) -> Result<Articles> {
    if actor.is_staff() {
        return list_of(ctx, actor, filter, Scope::All).await;
    }
    list_published(ctx, actor, filter, languages).await
}

/// The published articles that match, whoever asks. Words are looked for in the first of `languages` that has them.
///
/// # Errors
/// As [`list`].
pub async fn list_published(
    ctx: &Ctx,
    actor: &Actor,
    filter: &ArticleFilter,
    languages: &[Language],
) -> Result<Articles> {
    list_of(ctx, actor, filter, Scope::Published(languages)).await
}

/// The published articles that match, each once, in the first of the reader's languages that it has.
///
/// # Errors
/// As [`list`].
pub async fn list_for(
    ctx: &Ctx,
    actor: &Actor,
    filter: &ArticleFilter,
    languages: &[Language],
) -> Result<Articles> {
    list_of(ctx, actor, filter, Scope::Reader(languages)).await
}

/// Of which articles a list is made.
#[derive(Clone, Copy)]
enum Scope<'a> {
    /// Those that are not published too.
    All,
    /// Published, in any language; words are looked for in these.
    Published(&'a [Language]),
    /// Published, in a reader's languages.
    Reader(&'a [Language]),
}

async fn list_of(ctx: &Ctx, actor: &Actor, filter: &ArticleFilter, scope: Scope<'_>) -> Result<Articles> {
    let query = filter.page_query();
    let found = found(ctx, actor, filter, scope).await?;
    let found = found.as_deref();
    // What is sorted by how well it answers is turned over page by page.
    let cursor = filter.cursor.as_ref().filter(|_| found.is_none());
    let mut select = QueryBuilder::new(
        "select a.id, a.locale, a.slug, c.slug as category, a.type as kind, a.visibility, a.status, a.title, a.summary,
             a.tags, coalesce(n.views, 0) as views, a.published_at, a.created_at, a.updated_at
         from articles a join article_categories c on c.id = a.category_id
         left join article_counts n on n.article_id = a.id where ",
    );
    narrow(&mut select, actor, filter, scope, found);
    if let Some(cursor) = cursor {
        let Cursor { at, id } = Cursor::read(cursor)?;
        select.push(" and (a.updated_at, a.id) < (").push_bind(at).push(", ").push_bind(id).push(")");
    }
    select.push(" order by ");
    if let Some(found) = found {
        select.push("array_position(").push_bind(found.to_vec()).push(", a.id), ");
    }
    select.push("a.updated_at desc, a.id desc limit ").push(query.limit() + 1);
    if cursor.is_none() && query.offset() > 0 {
        select.push(" offset ").push_bind(query.offset());
    }
    let mut reader = ctx.read().await?;
    let mut rows: Vec<CardRow> = select.build_query_as().fetch_all(&mut *reader).await?;
    let has_more = rows.len() > query.limit() as usize;
    rows.truncate(query.limit() as usize);
    let next_cursor = rows
        .last()
        .filter(|_| has_more && found.is_none())
        .map(|row| Cursor { at: row.updated_at, id: row.id }.write());
    let total = count(&mut reader, actor, filter, scope, found, &query, rows.len(), has_more).await?;
    reader.done();
    let articles = rows.into_iter().map(CardRow::into_card).collect::<Result<_>>()?;
    let mut pagination = Pagination::new(&query, total, next_cursor);
    pagination.total_is_estimate |= found.is_some_and(|found| found.len() == LISTED);
    Ok(Articles { articles, pagination })
}

/// What readers find by the words of the filter, best first; none where no words are asked for. Writers look among what is
/// not published too, which no index knows.
async fn found(
    ctx: &Ctx,
    actor: &Actor,
    filter: &ArticleFilter,
    scope: Scope<'_>,
) -> Result<Option<Vec<Uuid>>> {
    let (Some(words), Scope::Published(languages) | Scope::Reader(languages)) = (words(filter), scope) else {
        return Ok(None);
    };
    let languages = match &filter.locale {
        Some(locale) => vec![locale.clone()],
        None if languages.is_empty() => Language::chain(None, None),
        None => languages.to_vec(),
    };
    matching(ctx, actor, languages, words).await.map(Some)
}

fn words(filter: &ArticleFilter) -> Option<&str> {
    filter.search.as_deref().map(str::trim).filter(|words| !words.is_empty())
}

#[expect(clippy::too_many_arguments, reason = "all that its list was made of")]
async fn count(
    connection: &mut sqlx::PgConnection,
    actor: &Actor,
    filter: &ArticleFilter,
    scope: Scope<'_>,
    found: Option<&[Uuid]>,
    query: &PageQuery,
    shown: usize,
    has_more: bool,
) -> Result<i64> {
    // The last page says itself how many there are.
    if !has_more && (filter.cursor.is_none() || found.is_some()) && (shown > 0 || query.offset() == 0) {
        return Ok(query.offset() + i64::try_from(shown).unwrap_or_default());
    }
    let mut counted = QueryBuilder::new(
        "select count(*) from (select 1 from articles a join article_categories c on c.id = a.category_id where ",
    );
    narrow(&mut counted, actor, filter, scope, found);
    counted.push(" limit ").push(COUNTED_EXACTLY + 1).push(") as matches");
    Ok(counted.build_query_scalar().fetch_one(connection).await?)
}

fn narrow(
    query: &mut QueryBuilder<Postgres>,
    actor: &Actor,
    filter: &ArticleFilter,
    scope: Scope,
    found: Option<&[Uuid]>,
) {
    match scope {
        Scope::All => {
            query.push("true");
            if let Some(status) = filter.status {
                query.push(" and a.status = ").push_bind(status.as_str());
            }
        }
        Scope::Published(_) => {
            query.push("a.status = 'published' and a.visibility = any(").push_bind(may_read(actor)).push(")");
        }
        Scope::Reader(languages) => {
            let (readable, languages) = (may_read(actor), tags(languages));
            query
                .push("a.status = 'published' and a.visibility = any(")
                .push_bind(readable.clone())
                .push(") and a.locale = any(")
                .push_bind(languages.clone())
                .push(
                    ") and not exists (select from articles b
                         where b.group_id = a.group_id and b.id <> a.id and b.status = 'published' and b.visibility = any(",
                )
                .push_bind(readable)
                .push(") and array_position(")
                .push_bind(languages.clone())
                .push(", b.locale) < array_position(")
                .push_bind(languages)
                .push(", a.locale))");
        }
    }
    if let Some(locale) = &filter.locale {
        // Who asks for a country's own spelling reads the language's.
        query.push(" and a.locale in (").push_bind(locale.as_str().to_owned());
        query.push(", ").push_bind(locale.primary().to_owned()).push(")");
    }
    if let Some(kind) = filter.kind {
        query.push(" and a.type = ").push_bind(kind.as_str());
    }
    if let Some(category) = &filter.category {
        query
            .push(
                " and a.category_id in (with recursive within as (
                     select id from article_categories where slug in (",
            )
            .push_bind(category.clone())
            .push(", ")
            .push_bind(category_slug(category))
            .push(
                ") union select c.id from article_categories c join within w on c.parent_id = w.id)
                 select id from within)",
            );
    }
    if let Some(tag) = &filter.tag {
        query.push(" and a.tags @> ").push_bind(vec![tag.to_lowercase()]);
    }
    if let Some(found) = found {
        query.push(" and a.id = any(").push_bind(found.to_vec()).push(")");
    } else if let Some(words) = words(filter) {
        let words: String = words.chars().filter(|letter| *letter != '\0').take(200).collect();
        query.push(" and a.search @@ websearch_to_tsquery('simple', ").push_bind(words).push(")");
    }
}

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

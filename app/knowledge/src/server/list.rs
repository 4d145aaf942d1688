//! Lists of articles, narrowed by the actor before anything else.

use base::{
    COUNTED_EXACTLY, Language, PageQuery, Pagination,
    server::{Actor, Ctx, Cursor, Result},
    uuid::Uuid,
};
use categories::category_slug;
use sqlx::{PgConnection, Postgres, QueryBuilder};

use super::{
    card_row::CardRow,
    find::{may_read, tags},
    search::{LISTED, matching},
};
use crate::server::permissions;
use crate::{ArticleFilter, Articles};

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
    if actor.may(permissions::READ_ALL) {
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

/// The published articles that match, each once, in the first of `languages` that it has, or in any. Where words are asked
/// for, in the language that has them.
///
/// # Errors
/// As [`list`].
pub async fn list_each(
    ctx: &Ctx,
    actor: &Actor,
    filter: &ArticleFilter,
    languages: &[Language],
) -> Result<Articles> {
    let scope = if words(filter).is_some() { Scope::Published(languages) } else { Scope::Each(languages) };
    list_of(ctx, actor, filter, scope).await
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
    /// Published, each once, in the first of these that it has, or in any.
    Each(&'a [Language]),
    /// Published, each once, in the first of a reader's languages that it has.
    Reader(&'a [Language]),
}

async fn list_of(ctx: &Ctx, actor: &Actor, filter: &ArticleFilter, scope: Scope<'_>) -> Result<Articles> {
    let query = filter.page_query();
    let found = found(ctx, actor, filter, scope).await?;
    let listing = Listing { actor, filter, scope, found };
    let place = listing.place(&query)?;
    let mut reader = ctx.read().await?;
    let mut rows = listing.cards(&mut reader, &place, query.limit() + 1).await?;
    let has_more = rows.len() > query.limit() as usize;
    rows.truncate(query.limit() as usize);
    let shown = i64::try_from(rows.len()).unwrap_or_default();
    let total = match place {
        // The last page says itself how many there are.
        Place::Page(before) if !has_more && (shown > 0 || before == 0) => before + shown,
        _ => listing.count(&mut reader).await?,
    };
    reader.release();
    let next_cursor = rows.last().filter(|_| has_more).map(|last| listing.after(&place, shown, last));
    let articles = rows.into_iter().map(CardRow::into_card).collect::<Result<_>>()?;
    let mut pagination = Pagination::new(&query, total, next_cursor);
    pagination.total_is_estimate |= listing.found.is_some_and(|found| found.len() == LISTED);
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
    let (Some(words), Scope::Published(languages) | Scope::Each(languages) | Scope::Reader(languages)) =
        (words(filter), scope)
    else {
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

/// What a list is made of.
struct Listing<'a> {
    actor: &'a Actor,
    filter: &'a ArticleFilter,
    scope: Scope<'a>,
    /// What has the words that were asked for, best first.
    found: Option<Vec<Uuid>>,
}

/// Where a page of a list begins.
enum Place {
    /// After so many.
    Page(i64),
    /// After this one.
    After(Cursor),
}

/// How a cursor begins that counts: what is sorted by how well it answers has no other place.
const COUNTED: &str = "best.";

impl Listing<'_> {
    fn place(&self, query: &PageQuery) -> Result<Place> {
        match (&self.filter.cursor, &self.found) {
            (None, _) => Ok(Place::Page(query.offset())),
            (Some(cursor), None) => Cursor::read(cursor).map(Place::After),
            (Some(cursor), Some(_)) => {
                let before = cursor.strip_prefix(COUNTED).and_then(|before| before.parse().ok());
                before.filter(|before| *before >= 0).map(Place::Page).ok_or_else(Cursor::wrong)
            }
        }
    }

    /// The cursor that goes on after the last of a page.
    fn after(&self, place: &Place, shown: i64, last: &CardRow) -> String {
        match place {
            Place::Page(before) if self.found.is_some() => format!("{COUNTED}{}", before + shown),
            _ => Cursor { at: last.updated_at, id: last.id }.write(),
        }
    }

    async fn cards(&self, reader: &mut PgConnection, place: &Place, most: u32) -> Result<Vec<CardRow>> {
        let mut select = QueryBuilder::new(
            "select a.id, a.locale, a.slug, c.slug as category, a.type as kind, a.visibility, a.status, a.title, a.summary,
                 a.tags, coalesce(n.views, 0) as views, a.published_at, a.created_at, a.updated_at
             from articles a join article_categories c on c.id = a.category_id
             left join article_counts n on n.article_id = a.id where ",
        );
        self.narrow(&mut select);
        if let Place::After(Cursor { at, id }) = place {
            select.push(" and (a.updated_at, a.id) < (").push_bind(*at).push(", ").push_bind(*id).push(")");
        }
        select.push(" order by ");
        if let Some(found) = &self.found {
            select.push("array_position(").push_bind(found.clone()).push(", a.id), ");
        }
        select.push("a.updated_at desc, a.id desc limit ").push(most);
        if let Place::Page(before @ 1..) = place {
            select.push(" offset ").push_bind(*before);
        }
        Ok(select.build_query_as().fetch_all(reader).await?)
    }

    /// How many there are, up to where they are counted exactly.
    async fn count(&self, reader: &mut PgConnection) -> Result<i64> {
        let mut counted = QueryBuilder::new(
            "select count(*) from (select 1 from articles a join article_categories c on c.id = a.category_id where ",
        );
        self.narrow(&mut counted);
        counted.push(" limit ").push(COUNTED_EXACTLY + 1).push(") as matches");
        Ok(counted.build_query_scalar().fetch_one(reader).await?)
    }

    fn narrow(&self, query: &mut QueryBuilder<Postgres>) {
        self.narrow_to_scope(query);
        self.narrow_to_filter(query);
    }

    fn narrow_to_scope(&self, query: &mut QueryBuilder<Postgres>) {
        let (readable, languages) = match self.scope {
            Scope::All => {
                query.push("true");
                if let Some(status) = self.filter.status {
                    query.push(" and a.status = ").push_bind(status.as_str());
                }
                return;
            }
            Scope::Published(_) => (may_read(self.actor), None),
            Scope::Each(languages) | Scope::Reader(languages) => {
                (may_read(self.actor), Some(tags(languages)))
            }
        };
        query.push("a.status = 'published' and a.visibility = any(").push_bind(readable.clone()).push(")");
        let Some(languages) = languages else { return };
        if matches!(self.scope, Scope::Reader(_)) {
            query.push(" and a.locale = any(").push_bind(languages.clone()).push(")");
        }
        // None of the same article that they would rather read; what they read none of comes last, the oldest first.
        query
            .push(" and not exists (select from articles b where b.group_id = a.group_id and b.status = 'published' and b.visibility = any(")
            .push_bind(readable)
            .push(") and (coalesce(array_position(")
            .push_bind(languages.clone())
            .push(", b.locale), 99), b.id) < (coalesce(array_position(")
            .push_bind(languages)
            .push(", a.locale), 99), a.id))");
    }

    fn narrow_to_filter(&self, query: &mut QueryBuilder<Postgres>) {
        if let Some(locale) = &self.filter.locale {
            // Who asks for a country's own spelling reads the language's.
            query.push(" and a.locale in (").push_bind(locale.as_str().to_owned());
            query.push(", ").push_bind(locale.primary().to_owned()).push(")");
        }
        if let Some(kind) = self.filter.kind {
            query.push(" and a.type = ").push_bind(kind.as_str());
        }
        if let Some(category) = &self.filter.category {
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
        if let Some(tag) = &self.filter.tag {
            query.push(" and a.tags @> ").push_bind(vec![tag.to_lowercase()]);
        }
        if let Some(found) = &self.found {
            query.push(" and a.id = any(").push_bind(found.clone()).push(")");
        } else if let Some(words) = words(self.filter) {
            let words: String = words.chars().filter(|letter| *letter != '\0').take(200).collect();
            query.push(" and a.search @@ websearch_to_tsquery('simple', ").push_bind(words).push(")");
        }
    }
}

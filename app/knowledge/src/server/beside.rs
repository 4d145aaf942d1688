//! What stands beside an article and on the way to it: popular, recent, related.

use base::{
    Language,
    server::{Actor, Ctx, Result},
};

use super::{
    categories::DEEPEST,
    find::{may_read, tags},
    list::CardRow,
};
use crate::{Article, ArticleCard};

/// The most read articles, each once, in the first of the reader's languages that it has.
///
/// # Errors
/// When the database refuses.
pub async fn popular(
    ctx: &Ctx,
    actor: &Actor,
    languages: &[Language],
    most: i64,
) -> Result<Vec<ArticleCard>> {
    let mut reader = ctx.read().await?;
    let rows = sqlx::query_as!(
        CardRow,
        r#"select a.id, a.locale, a.slug, c.slug as category, a.type as kind, a.visibility, a.status, a.title, a.summary,
             a.tags, n.views, a.published_at, a.created_at, a.updated_at
         from article_counts n join articles a on a.id = n.article_id
         join article_categories c on c.id = a.category_id
         where a.locale = any($1) and a.status = 'published' and a.visibility = any($2)
             and not exists (select from articles b where b.group_id = a.group_id and b.id <> a.id
                 and b.status = 'published' and b.visibility = any($2)
                 and array_position($1, b.locale) < array_position($1, a.locale))
         order by n.views desc, n.article_id limit $3"#,
        &tags(languages),
        &may_read(actor),
        most,
    )
    .fetch_all(&mut *reader)
    .await?;
    reader.done();
    rows.into_iter().map(CardRow::into_card).collect()
}

/// How many articles stand beside one at most. Of its category twice as many are read: the others may be among them.
const RELATED: usize = 6;

/// The articles that are most like this one: those that share most of its tags, then the latest of its category.
///
/// Two queries whose limits are written out, so that Postgres plans them once: as one it was planned anew for every
/// reader, which took longer than to run it.
///
/// # Errors
/// When the database refuses.
pub async fn related(ctx: &Ctx, actor: &Actor, article: &Article) -> Result<Vec<ArticleCard>> {
    let visible = may_read(actor);
    let mut reader = ctx.read().await?;
    let mut rows = Vec::new();
    if !article.tags.is_empty() {
        rows = sqlx::query_as!(
            CardRow,
            r#"select a.id, a.locale, a.slug, c.slug as category, a.type as kind, a.visibility, a.status, a.title,
                 a.summary, a.tags, coalesce(n.views, 0) as "views!", a.published_at, a.created_at, a.updated_at
             from articles a join article_categories c on c.id = a.category_id
             left join article_counts n on n.article_id = a.id
             where a.tags && $1 and a.locale = $2 and a.status = 'published' and a.visibility = any($3) and a.id <> $4
             order by (select count(*) from unnest(a.tags) as tag where tag = any($1)) desc, a.updated_at desc, a.id
             limit 6"#,
            &article.tags,
            article.locale.as_str(),
            &visible,
            article.id.0,
        )
        .fetch_all(&mut *reader)
        .await?;
    }
    if rows.len() < RELATED {
        let near = sqlx::query_as!(
            CardRow,
            r#"select a.id, a.locale, a.slug, c.slug as category, a.type as kind, a.visibility, a.status, a.title,
                 a.summary, a.tags, coalesce(n.views, 0) as "views!", a.published_at, a.created_at, a.updated_at
             from articles a join article_categories c on c.id = a.category_id
             left join article_counts n on n.article_id = a.id
             where a.category_id = (select id from article_categories where slug = $1)
                 and a.locale = $2 and a.status = 'published' and a.visibility = any($3) and a.id <> $4
             order by a.updated_at desc limit 12"#,
            article.category,
            article.locale.as_str(),
            &visible,
            article.id.0,
        )
        .fetch_all(&mut *reader)
        .await?;
        let fresh: Vec<CardRow> =
            near.into_iter().filter(|row| rows.iter().all(|known| known.id != row.id)).collect();
        rows.extend(fresh);
        rows.truncate(RELATED);
    }
    reader.done();
    rows.into_iter().map(CardRow::into_card).collect()
}

/// A category on the way to an article.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Step {
    pub slug: String,
    pub name: String,
}

/// The way to a category: it and those above it, from the top, named in the first of the reader's languages that they
/// have a name in. Nothing where there is no such category.
///
/// # Errors
/// When the database refuses.
pub(super) async fn way_to(ctx: &Ctx, category: &str, languages: &[Language]) -> Result<Vec<Step>> {
    let mut reader = ctx.read().await?;
    let steps = sqlx::query_as!(
        Step,
        r#"with recursive up as (
             select id, parent_id, slug, 1 as height from article_categories where slug = $1
             union all
             select c.id, c.parent_id, c.slug, up.height + 1 from article_categories c
             join up on c.id = up.parent_id where up.height < $3
         )
         select up.slug as "slug!", coalesce(n.name, up.slug) as "name!" from up
         left join lateral (
             select name from article_category_names where category_id = up.id
             order by array_position($2, locale), locale limit 1
         ) as n on true
         order by up.height desc"#,
        category,
        &tags(languages),
        DEEPEST,
    )
    .fetch_all(&mut *reader)
    .await?;
    reader.done();
    Ok(steps)
}

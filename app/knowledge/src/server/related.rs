//! What stands beside an article: popular, related.

use base::{
    Language,
    server::{Actor, Ctx, Result},
};
use sqlx::PgConnection;

use super::{
    card_row::CardRow,
    find::{may_read, tags},
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
    reader.release();
    rows.into_iter().map(CardRow::into_card).collect()
}

/// How many articles stand beside one at most. The limits of the queries are of it, written out: Postgres plans a query
/// anew for every reader where its limit is a parameter, and that took longer than to run it.
const RELATED: usize = 6;

/// The articles that are most like this one: those that share most of its tags, then the latest of its category.
///
/// # Errors
/// When the database refuses.
pub async fn related(ctx: &Ctx, actor: &Actor, article: &Article) -> Result<Vec<ArticleCard>> {
    let visible = may_read(actor);
    let mut reader = ctx.read().await?;
    let mut rows = sharing_tags(&mut reader, article, &visible).await?;
    if rows.len() < RELATED {
        let mut others = of_category(&mut reader, article, &visible).await?;
        others.retain(|row| rows.iter().all(|known| known.id != row.id));
        rows.append(&mut others);
        rows.truncate(RELATED);
    }
    reader.release();
    rows.into_iter().map(CardRow::into_card).collect()
}

/// Of a tag that thousands have, some are compared.
async fn sharing_tags(
    reader: &mut PgConnection,
    article: &Article,
    visible: &[String],
) -> Result<Vec<CardRow>> {
    if article.tags.is_empty() {
        return Ok(Vec::new());
    }
    let rows = sqlx::query_as!(
        CardRow,
        r#"select a.id, a.locale, a.slug, c.slug as category, a.type as kind, a.visibility, a.status, a.title,
             a.summary, a.tags, coalesce(n.views, 0) as "views!", a.published_at, a.created_at, a.updated_at
         from (
             select id from articles
             where tags && $1 and locale = $2 and status = 'published' and visibility = any($3) and id <> $4 limit 200
         ) as near
         join articles a on a.id = near.id
         join article_categories c on c.id = a.category_id
         left join article_counts n on n.article_id = a.id
         order by (select count(*) from unnest(a.tags) as tag where tag = any($1)) desc, a.updated_at desc, a.id
         limit 6"#,
        &article.tags,
        article.locale.as_str(),
        visible,
        article.id.0,
    )
    .fetch_all(reader)
    .await?;
    Ok(rows)
}

/// Twice as many as are shown: the others may be among them.
async fn of_category(
    reader: &mut PgConnection,
    article: &Article,
    visible: &[String],
) -> Result<Vec<CardRow>> {
    let rows = sqlx::query_as!(
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
        visible,
        article.id.0,
    )
    .fetch_all(reader)
    .await?;
    Ok(rows)
}

//! What stands beside an article and on the way to it: popular, recent, related.

use base::{
    Language,
    server::{Actor, Ctx, Result},
};

use super::{
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

/// The articles that are most like this one: by their tags first, then by their category.
///
/// # Errors
/// When the database refuses.
pub async fn related(ctx: &Ctx, actor: &Actor, article: &Article, most: i64) -> Result<Vec<ArticleCard>> {
    let mut reader = ctx.read().await?;
    let rows = sqlx::query_as!(
        CardRow,
        r#"select a.id, a.locale, a.slug, c.slug as category, a.type as kind, a.visibility, a.status, a.title, a.summary,
             a.tags, coalesce(n.views, 0) as "views!", a.published_at, a.created_at, a.updated_at
         from (
             (select id from articles where tags && $3 and locale = $1 and status = 'published' limit 50)
             union
             (select id from articles where category_id = (select id from article_categories where slug = $4)
              and locale = $1 and status = 'published' order by updated_at desc limit 50)
         ) as near
         join articles a on a.id = near.id
         join article_categories c on c.id = a.category_id
         left join article_counts n on n.article_id = a.id
         where a.id <> $5 and a.visibility = any($2)
         order by (select count(*) from unnest(a.tags) as tag where tag = any($3)) desc, (c.slug = $4) desc,
             coalesce(n.views, 0) desc, a.id
         limit $6"#,
        article.locale.as_str(),
        &may_read(actor),
        &article.tags,
        article.category,
        article.id.0,
        most,
    )
    .fetch_all(&mut *reader)
    .await?;
    reader.done();
    rows.into_iter().map(CardRow::into_card).collect()
}

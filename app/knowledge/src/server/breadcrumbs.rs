//! The way from the home of the help center to a category.

use std::collections::HashMap;

use base::{
    Language,
    server::{Ctx, Result},
};

use super::find::tags;

/// A category on the way.
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
             join up on c.id = up.parent_id where up.height < 10
         )
         select up.slug as "slug!", coalesce(n.name, up.slug) as "name!" from up
         left join lateral (
             select name from article_category_names where category_id = up.id
             order by array_position($2, locale), locale limit 1
         ) as n on true
         order by up.height desc"#,
        category,
        &tags(languages),
    )
    .fetch_all(&mut *reader)
    .await?;
    reader.release();
    Ok(steps)
}

/// What categories are called, by their slugs, in the first of the reader's languages that they have a name in.
///
/// # Errors
/// When the database refuses.
pub(super) async fn names_of(
    ctx: &Ctx,
    slugs: &[String],
    languages: &[Language],
) -> Result<HashMap<String, String>> {
    if slugs.is_empty() {
        return Ok(HashMap::new());
    }
    let mut reader = ctx.read().await?;
    let rows = sqlx::query!(
        r#"select c.slug, coalesce(n.name, c.slug) as "name!" from article_categories c
         left join lateral (
             select name from article_category_names where category_id = c.id
             order by array_position($2, locale), locale limit 1
         ) as n on true
         where c.slug = any($1)"#,
        slugs,
        &tags(languages),
    )
    .fetch_all(&mut *reader)
    .await?;
    reader.release();
    Ok(rows.into_iter().map(|row| (row.slug, row.name)).collect())
}

//! Which category a writer means: by its address, by its name in any language, or by what the house calls its categories.

use base::{
    Locale,
    server::{Ctx, Result, Tx, invalid},
    uuid::Uuid,
};
use categories::{category_name, category_named, category_slug};

use super::record::invalidate_caches;
use crate::Refusal;

/// A category.
pub(super) struct FoundCategory {
    pub id: Uuid,
    pub slug: String,
}

/// The category that is meant. One of those that every house begins with is made when an article is first put there, whoever
/// writes it: its name and its place are the house's, not theirs.
///
/// # Errors
/// [`base::server::Error::Invalid`] where no category is called so.
pub(super) async fn category_of(ctx: &Ctx, tx: &mut Tx, said: &str) -> Result<FoundCategory> {
    match find_category(tx, said).await? {
        Some(category) => Ok(category),
        None => begin(ctx, tx, house_slug(said)).await,
    }
}

/// The category that is meant, if it is here.
///
/// # Errors
/// [`base::server::Error::Invalid`] where several are called so.
pub(super) async fn find_category(tx: &mut Tx, said: &str) -> Result<Option<FoundCategory>> {
    let said = said.trim();
    let known = sqlx::query!(
        r#"select c.id, c.slug, c.slug in ($1, $2) as "is_address!" from article_categories c
         where c.slug in ($1, $2)
            or exists (select from article_category_names n where n.category_id = c.id and lower(n.name) = lower($1))
         order by c.slug = $1 desc, c.slug = $2 desc, c.id limit 2"#,
        said,
        house_slug(said),
    )
    .fetch_all(&mut **tx)
    .await?;
    match &known[..] {
        [] => Ok(None),
        [first, _] if !first.is_address => Err(invalid("category", Refusal::AmbiguousCategory)),
        [category, ..] => Ok(Some(FoundCategory { id: category.id, slug: category.slug.clone() })),
    }
}

/// The address of the house's category that is called so, or what an address of that name would be.
pub(super) fn house_slug(said: &str) -> String {
    category_named(said.trim()).map_or_else(|| category_slug(said), str::to_owned)
}

async fn begin(ctx: &Ctx, tx: &mut Tx, slug: String) -> Result<FoundCategory> {
    let named = |locale: Locale| Some((locale.tag().to_owned(), category_name(&slug, locale)?.to_owned()));
    let (locales, names): (Vec<String>, Vec<String>) = Locale::ALL.into_iter().filter_map(named).unzip();
    if names.is_empty() {
        return Err(invalid("category", Refusal::UnknownCategory));
    }
    // Two who come with the first article at once find one category.
    let id = sqlx::query_scalar!(
        "insert into article_categories (id, slug, icon, position, created_at, updated_at)
         values ($1, $2, 'book', (select least(coalesce(max(position), 0), 1000000) + 1 from article_categories), $3, $3)
         on conflict on constraint article_categories_slug_unique do update set slug = excluded.slug returning id",
        ctx.id(),
        slug,
        ctx.now(),
    )
    .fetch_one(&mut **tx)
    .await?;
    sqlx::query!(
        "insert into article_category_names (category_id, locale, name, description)
         select $1, locale, name, '' from unnest($2::text[], $3::text[]) as named (locale, name)
         on conflict do nothing",
        id,
        &locales,
        &names,
    )
    .execute(&mut **tx)
    .await?;
    invalidate_caches(ctx, tx, "article-categories").await?;
    Ok(FoundCategory { id, slug })
}

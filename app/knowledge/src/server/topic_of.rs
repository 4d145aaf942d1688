//! Which topic a writer means: by its address, by its name in any language, or by what the house calls its categories.

use base::{
    Locale, category_name, category_slug,
    server::{Ctx, Result, Tx, invalid},
    uuid::Uuid,
};

use super::record::tell_of;

/// The id of a topic. One of the categories that every house begins with becomes a topic when an article is first put
/// there.
///
/// # Errors
/// [`base::server::Error::Invalid`] where no topic is called so.
pub(super) async fn topic_of(ctx: &Ctx, tx: &mut Tx, said: &str) -> Result<Uuid> {
    let said = said.trim();
    let slug = category_slug(said);
    let known = sqlx::query_scalar!(
        "select c.id from article_categories c
         where c.slug in ($1, $2)
            or exists (select from article_category_names n where n.category_id = c.id and lower(n.name) = lower($1))
         order by c.slug = $1 desc, c.slug = $2 desc, c.id limit 1",
        said,
        slug,
    )
    .fetch_optional(&mut **tx)
    .await?;
    match known {
        Some(id) => Ok(id),
        None => begin(ctx, tx, &slug).await,
    }
}

async fn begin(ctx: &Ctx, tx: &mut Tx, slug: &str) -> Result<Uuid> {
    let named = |locale: Locale| Some((locale.tag().to_owned(), category_name(slug, locale)?.to_owned()));
    let (locales, names): (Vec<String>, Vec<String>) = Locale::ALL.into_iter().filter_map(named).unzip();
    if names.is_empty() {
        return Err(invalid("category", "is not one of the categories"));
    }
    // Two who come with the first article at once find one topic.
    let id = sqlx::query_scalar!(
        "insert into article_categories (id, slug, icon, position, created_at, updated_at)
         values ($1, $2, 'book', (select coalesce(max(position), 0) + 1 from article_categories), $3, $3)
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
    tell_of(ctx, tx, "article-categories").await?;
    Ok(id)
}

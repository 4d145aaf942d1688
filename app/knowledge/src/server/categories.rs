//! Where articles are kept: read by all, arranged by admins.

use std::collections::BTreeMap;

use base::{
    Language, Locale, check_length, cut,
    server::{Actor, Audited, Ctx, Error, IdempotencyKey, Result, Tx, audit, invalid},
    single_line,
    uuid::Uuid,
};
use sqlx::PgConnection;

use super::{
    find::{language, may_read, tags},
    record::invalidate_caches,
};
use crate::server::permissions;
use crate::{Category, CategoryDraft, CategoryId, CategoryName, Refusal, slug_of};

/// The deepest that categories stand in each other.
const DEEPEST: i32 = 4;

/// All categories in their order, named in the first of the reader's languages that they have a name in; each with
/// how many articles the reader finds in it, an article in several of their languages once.
///
/// # Errors
/// When the database refuses.
pub async fn categories(ctx: &Ctx, actor: &Actor, languages: &[Language]) -> Result<Vec<Category>> {
    let mut reader = ctx.read().await?;
    let rows = sqlx::query!(
        r#"select c.id, c.parent_id, c.slug, c.icon,
             coalesce(n.name, c.slug) as "name!", coalesce(n.description, '') as "description!", c.position,
             (select count(distinct a.group_id) from articles a where a.category_id = c.id
                and a.locale = any($1) and a.status = 'published' and a.visibility = any($2)) as "articles!"
         from article_categories c
         left join lateral (
             select name, description from article_category_names where category_id = c.id
             order by array_position($1, locale), locale limit 1
         ) as n on true
         order by c.position, c.slug"#,
        &tags(languages),
        &may_read(actor),
    )
    .fetch_all(&mut *reader)
    .await?;
    reader.release();
    let category = rows.into_iter().map(|row| Category {
        id: row.id.into(),
        parent_id: row.parent_id.map(CategoryId),
        slug: row.slug,
        icon: row.icon,
        name: row.name,
        description: row.description,
        position: row.position,
        articles: row.articles,
    });
    Ok(category.collect())
}

/// Makes a category.
///
/// # Errors
/// [`Error::Conflict`] for a slug that is taken, [`Error::Invalid`] for a field, [`Error::Forbidden`] for everybody
/// but admins.
pub async fn create_category(
    ctx: &Ctx,
    actor: &Actor,
    draft: CategoryDraft,
    idempotency_key: Option<&IdempotencyKey>,
) -> Result<Category> {
    let admin = actor.can(permissions::MANAGE_CATEGORIES)?;
    let (draft, slug) = check(draft)?;
    let mut tx = ctx.begin().await?;
    let id = ctx.id();
    if let Some(key) = idempotency_key
        && let Some(earlier) = key.claim(ctx, &mut tx, admin.id.0, id).await?
    {
        drop(tx);
        return one(ctx, actor, earlier.into(), &draft).await;
    }
    lock_tree(&mut tx).await?;
    refuse_too_deep(&mut tx, draft.parent_id, None).await?;
    sqlx::query!(
        "insert into article_categories (id, parent_id, slug, icon, position, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $6)",
        id,
        draft.parent_id.map(|parent| parent.0),
        slug,
        draft.icon.as_deref().unwrap_or("book"),
        draft.position,
        ctx.now(),
    )
    .execute(&mut *tx)
    .await
    .map_err(explain)?;
    write_names(&mut tx, id, &draft).await?;
    let made = load_draft(&mut tx, id.into()).await?;
    audit(ctx, &mut tx, actor, Audited::new("help_category.created", "help_category", id).after(&made)?)
        .await?;
    invalidate_caches(ctx, &mut tx, "article-categories").await?;
    ctx.commit(tx).await?;
    one(ctx, actor, id.into(), &draft).await
}

/// Changes a category.
///
/// # Errors
/// As [`create_category`], and [`Error::NotFound`].
pub async fn update_category(
    ctx: &Ctx,
    actor: &Actor,
    id: CategoryId,
    draft: CategoryDraft,
) -> Result<Category> {
    actor.can(permissions::MANAGE_CATEGORIES)?;
    let (draft, slug) = check(draft)?;
    let mut tx = ctx.begin().await?;
    if is_within(&mut tx, draft.parent_id, id).await? {
        return Err(invalid("parent_id", Refusal::BelowItself));
    }
    lock_tree(&mut tx).await?;
    if is_within(&mut tx, draft.parent_id, id).await? {
        // Somebody moved it there a moment ago.
        return Err(Error::conflict(Refusal::CategoryHasChildren));
    }
    refuse_too_deep(&mut tx, draft.parent_id, Some(id)).await?;
    let before = load_draft(&mut tx, id).await?;
    let changed = sqlx::query!(
        "update article_categories set parent_id = $2, slug = $3, icon = coalesce($4, icon), position = $5, updated_at = $6
         where id = $1",
        id.0,
        draft.parent_id.map(|parent| parent.0),
        slug,
        draft.icon,
        draft.position,
        ctx.now(),
    )
    .execute(&mut *tx)
    .await
    .map_err(explain)?;
    if changed.rows_affected() == 0 {
        return Err(Error::NotFound);
    }
    sqlx::query!("delete from article_category_names where category_id = $1", id.0).execute(&mut *tx).await?;
    write_names(&mut tx, id.0, &draft).await?;
    let after = load_draft(&mut tx, id).await?;
    let audited = Audited::new("help_category.changed", "help_category", id);
    audit(ctx, &mut tx, actor, audited.before(&before)?.after(&after)?).await?;
    invalidate_caches(ctx, &mut tx, "article-categories").await?;
    ctx.commit(tx).await?;
    one(ctx, actor, id, &draft).await
}

/// A category with its names in every language, as it can be handed back.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`] for everybody but admins.
pub async fn category_draft(ctx: &Ctx, actor: &Actor, id: CategoryId) -> Result<CategoryDraft> {
    actor.can(permissions::MANAGE_CATEGORIES)?;
    let mut reader = ctx.read().await?;
    let draft = load_draft(&mut reader, id).await?;
    reader.release();
    Ok(draft)
}

async fn load_draft(connection: &mut PgConnection, id: CategoryId) -> Result<CategoryDraft> {
    let row =
        sqlx::query!("select slug, icon, parent_id, position from article_categories where id = $1", id.0)
            .fetch_optional(&mut *connection)
            .await?
            .ok_or(Error::NotFound)?;
    Ok(CategoryDraft {
        names: names_of(connection, id).await?,
        slug: Some(row.slug),
        icon: Some(row.icon),
        parent_id: row.parent_id.map(CategoryId),
        position: row.position,
    })
}

/// Changes a category, and keeps the names that the draft says nothing of: a form knows a few languages, a category
/// may have more.
///
/// # Errors
/// As [`update_category`].
pub async fn rename_category(
    ctx: &Ctx,
    actor: &Actor,
    id: CategoryId,
    mut draft: CategoryDraft,
) -> Result<Category> {
    actor.can(permissions::MANAGE_CATEGORIES)?;
    let is_spoken = |language: &Language| Locale::of(language.as_str()).is_some();
    let mut reader = ctx.read().await?;
    let names = names_of(&mut reader, id).await?;
    reader.release();
    let others = names.into_iter().filter(|(language, _)| !is_spoken(language));
    draft.names.extend(others);
    update_category(ctx, actor, id, draft).await
}

async fn names_of(connection: &mut PgConnection, id: CategoryId) -> Result<BTreeMap<Language, CategoryName>> {
    let rows = sqlx::query!(
        "select locale, name, description from article_category_names where category_id = $1",
        id.0,
    )
    .fetch_all(connection)
    .await?;
    let names = rows.into_iter().map(|row| {
        Ok((language(&row.locale)?, CategoryName { name: row.name, description: row.description }))
    });
    names.collect()
}

/// Deletes a category that holds nothing.
///
/// # Errors
/// [`Error::Conflict`] where articles or categories are in it, [`Error::NotFound`], [`Error::Forbidden`].
pub async fn delete_category(ctx: &Ctx, actor: &Actor, id: CategoryId) -> Result<()> {
    actor.can(permissions::MANAGE_CATEGORIES)?;
    let mut tx = ctx.begin().await?;
    let before = load_draft(&mut tx, id).await?;
    let deleted = sqlx::query!("delete from article_categories where id = $1", id.0).execute(&mut *tx).await;
    if deleted.map_err(explain)?.rows_affected() == 0 {
        return Err(Error::NotFound);
    }
    let audited = Audited::new("help_category.deleted", "help_category", id);
    audit(ctx, &mut tx, actor, audited.before(&before)?).await?;
    invalidate_caches(ctx, &mut tx, "article-categories").await?;
    ctx.commit(tx).await
}

async fn one(ctx: &Ctx, actor: &Actor, id: CategoryId, draft: &CategoryDraft) -> Result<Category> {
    let languages: Vec<Language> = draft.names.keys().cloned().collect();
    let found = categories(ctx, actor, &languages).await?;
    found.into_iter().find(|category| category.id == id).ok_or(Error::NotFound)
}

fn check(mut draft: CategoryDraft) -> Result<(CategoryDraft, String)> {
    for CategoryName { name, description } in draft.names.values_mut() {
        *name = single_line(name);
        check_length(name, 60).map_err(|said| invalid("names", said))?;
        if description.chars().count() > 200 {
            return Err(invalid("names", Refusal::LongDescription));
        }
    }
    // An address that most people can type, where there is one.
    let english = draft.names.get(&Language::english());
    let Some(first) = english.or_else(|| draft.names.values().next()) else {
        return Err(invalid("names", Refusal::NoName));
    };
    let slug = slug_of(draft.slug.as_deref().unwrap_or(&first.name));
    let slug = cut(&slug, 80).trim_end_matches('-').to_owned();
    if slug.is_empty() {
        return Err(invalid("slug", Refusal::NoLetters));
    }
    if draft.icon.as_ref().is_some_and(|icon| !is_icon(icon)) {
        return Err(invalid("icon", Refusal::UnknownIcon));
    }
    Ok((draft, slug))
}

fn is_icon(name: &str) -> bool {
    (1..=40).contains(&name.len()) && name.bytes().all(|letter| letter.is_ascii_lowercase() || letter == b'-')
}

async fn write_names(tx: &mut Tx, id: Uuid, draft: &CategoryDraft) -> Result<()> {
    for (locale, CategoryName { name, description }) in &draft.names {
        sqlx::query!(
            "insert into article_category_names (category_id, locale, name, description) values ($1, $2, $3, $4)",
            id,
            locale.as_str(),
            name,
            description,
        )
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

/// Whether `place` is the category, or stands somewhere below it.
async fn is_within(tx: &mut Tx, place: Option<CategoryId>, category: CategoryId) -> Result<bool> {
    Ok(sqlx::query_scalar!(
        r#"with recursive above as (
             select id, parent_id from article_categories where id = $1
             union select c.id, c.parent_id from article_categories c join above a on c.id = a.parent_id)
         select exists(select from above where id = $2) as "is!""#,
        place.map(|place| place.0),
        category.0,
    )
    .fetch_one(&mut **tx)
    .await?)
}

/// Changes of the tree come one after another: two moves that are each right may make a circle together.
async fn lock_tree(tx: &mut Tx) -> Result<()> {
    sqlx::query!("select pg_advisory_xact_lock(hashtext('article_categories')::bigint)")
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Refuses a place at which the category, or one of those below it, would be too deep.
async fn refuse_too_deep(
    tx: &mut Tx,
    parent: Option<CategoryId>,
    category: Option<CategoryId>,
) -> Result<()> {
    let depth = sqlx::query_scalar!(
        r#"with recursive above as (
             select id, parent_id, 1 as depth from article_categories where id = $1
             union all select c.id, c.parent_id, a.depth + 1 from article_categories c
             join above a on c.id = a.parent_id where a.depth <= 10),
         below as (
             select id, 1 as depth from article_categories where id = $2
             union all select c.id, b.depth + 1 from article_categories c
             join below b on c.parent_id = b.id where b.depth <= 10)
         select coalesce((select max(depth) from above), 0) + coalesce((select max(depth) from below), 1) as "depth!""#,
        parent.map(|parent| parent.0),
        category.map(|category| category.0),
    )
    .fetch_one(&mut **tx)
    .await?;
    if depth > DEEPEST { Err(invalid("parent_id", Refusal::TooDeep)) } else { Ok(()) }
}

fn explain(error: sqlx::Error) -> Error {
    let error = Error::from(error);
    match error.constraint() {
        Some("article_categories_slug_unique") => Error::conflict(Refusal::CategoryAddressTaken),
        // Letters and digits of which the database knows nothing.
        Some("article_categories_slug_form") => invalid("slug", Refusal::NoLetters),
        Some("article_categories_parent") => Error::conflict(Refusal::CategoryHasChildren),
        Some("articles_category") => Error::conflict(Refusal::CategoryHasArticles),
        _ => error,
    }
}

//! What tickets can be about: read by all, kept by admins.

use base::{
    check_name,
    server::{Actor, Audited, Ctx, Error, IdempotencyKey, Result, audit, invalid},
    single_line,
};
use categories::category_slug;
use sqlx::PgConnection;

use crate::server::permissions;
use crate::{Category, CategoryChange, NewCategory, Refusal, category::CategoryId};

/// The longest name, in characters.
const LONGEST_NAME: usize = 60;

/// The categories that new tickets can have, in their order; admins see the others too.
///
/// # Errors
/// When the database refuses.
pub async fn categories(ctx: &Ctx, actor: &Actor) -> Result<Vec<Category>> {
    let sees_all = actor.may(permissions::MANAGE_CATEGORIES);
    Ok(sqlx::query_as!(
        Category,
        "select id, slug, name, description, is_active, is_default, position, created_at, updated_at
         from categories where is_active or $1
         order by position, name",
        sees_all,
    )
    .fetch_all(&ctx.db)
    .await?)
}

/// Makes a category.
///
/// # Errors
/// [`Error::Conflict`] for a slug that is taken; [`Error::Forbidden`] for everybody but admins.
pub async fn create_category(
    ctx: &Ctx,
    actor: &Actor,
    draft: NewCategory,
    idempotency_key: Option<&IdempotencyKey>,
) -> Result<Category> {
    let admin = actor.can(permissions::MANAGE_CATEGORIES)?;
    let (draft, slug) = check(draft)?;
    let mut tx = ctx.begin().await?;
    let id = ctx.id();
    if let Some(key) = idempotency_key
        && let Some(earlier) = key.claim(ctx, &mut tx, admin.id.0, id).await?
    {
        return load(&mut tx, earlier.into()).await;
    }
    let made = sqlx::query_as!(
        Category,
        "insert into categories (id, slug, name, description, is_active, position, created_at, updated_at)
         values ($1, $2, $3, $4, $5, (select coalesce(max(position) + 1, 0) from categories), $6, $6)
         returning id, slug, name, description, is_active, is_default, position, created_at, updated_at",
        id,
        slug,
        draft.name,
        draft.description,
        draft.is_active,
        ctx.now(),
    )
    .fetch_one(&mut *tx)
    .await
    .map_err(explain)?;
    let audited = Audited::new("ticket_category.created", "ticket_category", made.id);
    audit(ctx, &mut tx, actor, audited.after(&made)?).await?;
    ctx.commit(tx).await?;
    Ok(made)
}

async fn load(connection: &mut PgConnection, id: CategoryId) -> Result<Category> {
    let found = sqlx::query_as!(
        Category,
        "select id, slug, name, description, is_active, is_default, position, created_at, updated_at
         from categories where id = $1",
        id.0,
    );
    found.fetch_optional(connection).await?.ok_or(Error::NotFound)
}

/// One category, whether new tickets can have it or not.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`] for everybody but admins.
pub async fn category(ctx: &Ctx, actor: &Actor, id: CategoryId) -> Result<Category> {
    actor.can(permissions::MANAGE_CATEGORIES)?;
    let mut reader = ctx.read().await?;
    let found = load(&mut reader, id).await?;
    reader.release();
    Ok(found)
}

/// Changes a category. Its slug stays with its name changed, unless that is changed too: who uses it goes on.
///
/// # Errors
/// As [`create_category`], and [`Error::NotFound`].
pub async fn update_category(
    ctx: &Ctx,
    actor: &Actor,
    id: CategoryId,
    change: CategoryChange,
) -> Result<Category> {
    actor.can(permissions::MANAGE_CATEGORIES)?;
    let name = change.name.as_deref().map(single_line);
    if let Some(name) = &name {
        check_name(name, LONGEST_NAME).map_err(|said| invalid("name", said))?;
    }
    check_description(change.description.as_deref().unwrap_or_default())?;
    let mut tx = ctx.begin().await?;
    lock_all(&mut tx).await?;
    let before = load(&mut tx, id).await?;
    if change.is_default == Some(false) && before.is_default {
        return Err(Error::conflict(Refusal::NeedsDefaultCategory));
    }
    sqlx::query!(
        "update categories set slug = coalesce($2, slug), name = coalesce($3, name),
             description = coalesce($4, description), is_active = coalesce($5, is_active), updated_at = $6
         where id = $1",
        id.0,
        change.slug.as_deref().map(category_slug),
        name,
        change.description,
        change.is_active,
        ctx.now(),
    )
    .execute(&mut *tx)
    .await
    .map_err(explain)?;
    if change.is_default == Some(true) {
        make_default(&mut tx, id).await?;
    }
    if let Some(place) = change.position {
        put_at(&mut tx, id, place).await?;
    }
    let changed = load(&mut tx, id).await?;
    let audited = Audited::new("ticket_category.changed", "ticket_category", id);
    audit(ctx, &mut tx, actor, audited.before(&before)?.after(&changed)?).await?;
    ctx.commit(tx).await?;
    Ok(changed)
}

/// Deletes a category that no ticket has; one that tickets have can be made inactive instead.
///
/// # Errors
/// [`Error::Conflict`] where tickets have it, [`Error::NotFound`], [`Error::Forbidden`].
pub async fn delete_category(ctx: &Ctx, actor: &Actor, id: CategoryId) -> Result<()> {
    actor.can(permissions::MANAGE_CATEGORIES)?;
    let mut tx = ctx.begin().await?;
    lock_all(&mut tx).await?;
    if load(&mut tx, id).await?.is_default {
        return Err(Error::conflict(Refusal::NeedsDefaultCategory));
    }
    let deleted = sqlx::query_as!(
        Category,
        "delete from categories where id = $1
         returning id, slug, name, description, is_active, is_default, position, created_at, updated_at",
        id.0,
    )
    .fetch_optional(&mut *tx)
    .await
    .map_err(explain)?
    .ok_or(Error::NotFound)?;
    let audited = Audited::new("ticket_category.deleted", "ticket_category", id);
    audit(ctx, &mut tx, actor, audited.before(&deleted)?).await?;
    ctx.commit(tx).await
}

/// Locks all of them, in one order: a place or a default that goes to one is taken from others.
async fn lock_all(connection: &mut PgConnection) -> Result<()> {
    sqlx::query!("select from categories order by id for update").fetch_all(connection).await?;
    Ok(())
}

/// The default moves to a category; of two that were it, none would be.
async fn make_default(connection: &mut PgConnection, id: CategoryId) -> Result<()> {
    sqlx::query!("update categories set is_default = false where is_default and id <> $1", id.0)
        .execute(&mut *connection)
        .await?;
    sqlx::query!("update categories set is_default = true where id = $1", id.0)
        .execute(connection)
        .await
        .map_err(explain)?;
    Ok(())
}

/// Puts a category at a place, the last one where there are not so many; the others keep their order around it.
async fn put_at(connection: &mut PgConnection, id: CategoryId, place: i32) -> Result<()> {
    sqlx::query!(
        "update categories c set position = placed.place
         from (
             select id, case when id = $1 then least(greatest($2, 0), last)
                 else rank + (rank >= least(greatest($2, 0), last))::integer end as place
             from (
                 select id, (row_number() over (order by id = $1, position, name) - 1)::integer as rank,
                     (count(*) over () - 1)::integer as last
                 from categories) as ranked) as placed
         where placed.id = c.id and c.position <> placed.place",
        id.0,
        place,
    )
    .execute(connection)
    .await?;
    Ok(())
}

fn check(mut draft: NewCategory) -> Result<(NewCategory, String)> {
    draft.name = single_line(&draft.name);
    check_name(&draft.name, LONGEST_NAME).map_err(|said| invalid("name", said))?;
    check_description(&draft.description)?;
    let slug = category_slug(draft.slug.as_deref().unwrap_or(&draft.name));
    Ok((draft, slug))
}

fn check_description(description: &str) -> Result<()> {
    if description.chars().count() > 200 {
        return Err(invalid("description", Refusal::LongDescription));
    }
    Ok(())
}

fn explain(error: sqlx::Error) -> Error {
    let error = Error::from(error);
    match error.constraint() {
        Some("categories_slug_unique") => Error::conflict(Refusal::SlugTaken),
        Some("categories_slug_form") => invalid("slug", Refusal::SlugForm),
        Some("categories_default_is_active") => Error::conflict(Refusal::NeedsDefaultCategory),
        Some("tickets_category") => Error::conflict(Refusal::CategoryInUse),
        _ => error,
    }
}

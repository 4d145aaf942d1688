//! A section of settings: one row, typed by its domain.

use std::sync::Arc;

use base::server::{Actor, Audited, Ctx, Permission, Result, Tx, audit};
use realtime::server::{Invalidation, invalidate};
use serde::{Serialize, de::DeserializeOwned};

use super::cache::SettingsCache;

/// The feed that tells every process of a change.
pub const FEED: &str = "settings";

/// What one domain lets an admin decide. A field that a row lacks has its default, so that a new one needs no migration.
pub trait Section: Serialize + DeserializeOwned + Default + Clone + Send + Sync + 'static {
    /// The row's name: the domain's, for example `tickets`.
    const NAME: &'static str;
    /// What it takes to change it.
    const PERMISSION: Permission;
}

/// The section as it is now, from this process's cache; its defaults where nobody decided anything.
///
/// # Errors
/// When it was not read yet and the database refuses.
pub async fn read<S: Section>(ctx: &Ctx) -> Result<Arc<S>> {
    let cache = ctx.shared::<SettingsCache>();
    if let Some(section) = cache.find::<S>() {
        return Ok(section);
    }
    let stamp = cache.stamp();
    let stored = sqlx::query_scalar!("select value from settings where name = $1", S::NAME)
        .fetch_optional(&ctx.db)
        .await?;
    let section: S = match stored {
        Some(value) => serde_json::from_value(value).map_err(anyhow::Error::from)?,
        None => S::default(),
    };
    let section = Arc::new(section);
    cache.keep(Arc::clone(&section), stamp);
    Ok(section)
}

/// Keeps a section that somebody decided, writes the audit row and tells every process.
///
/// # Errors
/// [`base::server::Error::Forbidden`] without the section's permission, or when the database refuses.
pub async fn write<S: Section>(ctx: &Ctx, actor: &Actor, section: &S) -> Result<()> {
    let mut tx = ctx.begin().await?;
    let decided = section.clone();
    change::<S>(ctx, &mut tx, actor, move |held| {
        *held = decided;
        Ok(())
    })
    .await?;
    ctx.commit(tx).await
}

/// Changes a section in a transaction of the caller's, who may change others in the same one: `decide` gets the section as
/// it stands, and nobody else changes it meanwhile. Where nothing is another than before, nothing is written.
///
/// # Errors
/// As [`write`], and what `decide` refuses.
pub async fn change<S: Section>(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    decide: impl FnOnce(&mut S) -> Result<()>,
) -> Result<S> {
    actor.allow(S::PERMISSION)?;
    // A row that is not there yet cannot be locked.
    sqlx::query!("select pg_advisory_xact_lock(hashtext('settings'), hashtext($1))", S::NAME)
        .execute(&mut **tx)
        .await?;
    let stored = sqlx::query_scalar!("select value from settings where name = $1", S::NAME)
        .fetch_optional(&mut **tx)
        .await?;
    let mut section: S = match stored {
        Some(value) => serde_json::from_value(value).map_err(anyhow::Error::from)?,
        None => S::default(),
    };
    let before = serde_json::to_value(&section).map_err(anyhow::Error::from)?;
    decide(&mut section)?;
    let after = serde_json::to_value(&section).map_err(anyhow::Error::from)?;
    if before == after {
        return Ok(section);
    }
    sqlx::query!(
        "insert into settings (name, value, updated_at) values ($1, $2, $3)
         on conflict (name) do update set value = excluded.value, updated_at = excluded.updated_at",
        S::NAME,
        after,
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    let audited = Audited::new("settings.changed", "settings", S::NAME).before(&before)?.after(&after)?;
    audit(ctx, tx, actor, audited).await?;
    let what = format!("settings:{}", S::NAME);
    invalidate(tx, Invalidation { feed: FEED, what: &what, id: ctx.id() }, ctx.now()).await?;
    let cache = ctx.shared::<SettingsCache>();
    tx.after_commit(move || cache.forget(S::NAME));
    Ok(section)
}

//! The brand: read by everybody from memory, decided by admins.

use std::sync::Arc;

use base::server::{Actor, Ctx, Error, Permission, Result};
use settings::server::{Section, change, read};

use super::logo;
use crate::server::permissions;
use crate::{Brand, BrandChange};

impl Section for Brand {
    const NAME: &'static str = "brand";
    const PERMISSION: Permission = permissions::MANAGE;
}

/// The brand, as everybody sees it.
///
/// # Errors
/// When it was not read yet and the database refuses.
pub async fn brand(ctx: &Ctx) -> Result<Arc<Brand>> {
    read::<Brand>(ctx).await
}

/// The brand, for whoever may change it.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but admins.
pub async fn find_brand(ctx: &Ctx, actor: &Actor) -> Result<Brand> {
    actor.can(permissions::MANAGE)?;
    Ok((*brand(ctx).await?).clone())
}

/// Changes the brand; every page shows it within a second.
///
/// # Errors
/// [`Error::Invalid`] for a field, [`Error::Forbidden`] for everybody but admins.
#[tracing::instrument(name = "brand.change", skip_all)]
pub async fn change_brand(ctx: &Ctx, actor: &Actor, wanted: BrandChange) -> Result<Brand> {
    actor.can(permissions::MANAGE)?;
    let wanted = wanted.check().map_err(Error::Invalid)?;
    let mut tx = ctx.begin().await?;
    if let Some(Some(logo)) = wanted.logo
        && brand(ctx).await?.logo != Some(logo)
    {
        logo::hang(ctx, &mut tx, actor, logo).await?;
    }
    let mut former = None;
    let changed = change::<Brand>(ctx, &mut tx, actor, |brand| {
        former = brand.logo;
        wanted.apply(brand);
        Ok(())
    })
    .await?;
    if let Some(former) = former.filter(|former| changed.logo != Some(*former)) {
        logo::take_down(&mut tx, former).await?;
    }
    ctx.commit(tx).await?;
    Ok(changed)
}

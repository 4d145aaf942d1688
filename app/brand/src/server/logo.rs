//! The logo: a picture among the house's files, which everybody may see.

use base::{
    server::{Actor, Ctx, Result, Tx},
    uuid::Uuid,
};
use domain::server::FileOwner;
use files::{
    FileId,
    server::{attach_picture, remove_of},
};

/// What a logo's file belongs to; which one is its own id.
const OWNER: &str = "brand_logo";

/// Logos, as what files can belong to.
pub struct BrandLogo;

#[async_trait::async_trait]
impl FileOwner for BrandLogo {
    fn owner_type(&self) -> &'static str {
        OWNER
    }

    /// It stands on every page.
    async fn may_see(&self, _: &Ctx, _: &Actor, _: Uuid) -> Result<bool> {
        Ok(true)
    }
}

/// Makes a picture that the actor sent a logo.
///
/// # Errors
/// [`base::server::Error::Invalid`] for a file that is not theirs, in use, infected or no picture.
pub(super) async fn hang(ctx: &Ctx, tx: &mut Tx, actor: &Actor, logo: FileId) -> Result<()> {
    attach_picture(ctx, tx, actor, logo, OWNER, "logo").await
}

/// Takes a former logo away.
///
/// # Errors
/// When the database refuses.
pub(super) async fn take_down(tx: &mut Tx, logo: FileId) -> Result<()> {
    remove_of(tx, OWNER, &[logo.0]).await
}

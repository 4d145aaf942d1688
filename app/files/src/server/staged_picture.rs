//! A picture whose bytes are at hand, on its way to what it will hang on: opened before anything is written, kept in the
//! transaction of the domain that it belongs to.

use base::{
    server::{Actor, Ctx, Result, Tx, invalid},
    uuid::Uuid,
};

use super::upload::{StagedFile, keep, stage};
use crate::{FileId, Refusal};

/// The picture. Dropped, it is gone.
pub struct StagedPicture(StagedFile);

impl StagedPicture {
    /// Opens a picture and makes it ready to be kept. What is wrong with it is said at `field`.
    ///
    /// # Errors
    /// [`Invalid`](base::server::Error::Invalid) for what is no picture, or one too large to be opened;
    /// [`Away`](base::server::Error::Away) where the storage is.
    pub async fn open(ctx: &Ctx, name: &str, bytes: &[u8], field: &str) -> Result<Self> {
        let staged = stage(ctx, name, false, bytes).await.map_err(|error| error.of_field(field))?;
        if staged.is_picture() { Ok(Self(staged)) } else { Err(invalid(field, Refusal::NotAPicture)) }
    }

    /// Keeps it as what hangs on something of the calling domain. Who sent it is whoever `actor` is, which may be nobody.
    ///
    /// # Errors
    /// [`Away`](base::server::Error::Away) where the storage is.
    pub async fn keep(
        mut self,
        ctx: &Ctx,
        tx: &mut Tx,
        actor: &Actor,
        owner_type: &str,
        owner_id: Uuid,
    ) -> Result<FileId> {
        keep(ctx, tx, actor, &mut self.0, Some((owner_type, owner_id))).await
    }
}

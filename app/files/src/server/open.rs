//! Opens a file for whoever may read it. Quarantine holds here: what is not clean is for nobody but its sender, and what is
//! infected for nobody at all.

use base::{
    server::{Actor, Ctx, Error, Result},
    uuid::Uuid,
};
use object_store::path::Path;

use super::{
    find::{FileRow, found, load},
    owners::is_senders,
    signature::{SignedAddress, SignedQuery, Variant, viewer_of},
    storage::{Storage, content_key, thumbnail_key},
};
use crate::{FileId, FileState, Refusal};

/// A file, or its small picture, that may be read.
#[derive(Debug)]
pub struct Stored {
    /// What it is called.
    pub name: String,
    /// What it is.
    pub media_type: String,
    /// Whether a browser may show it in a page.
    pub is_shown: bool,
    /// What its bytes are known by.
    pub etag: String,
    pub(super) key: Path,
}

impl Stored {
    /// All of it, of something that its domain knows to be small.
    ///
    /// # Errors
    /// [`Error::Away`] where the storage is.
    pub async fn bytes(&self, ctx: &Ctx) -> Result<Vec<u8>> {
        Storage::of(ctx)?.read(&self.key).await
    }
}

/// The file at its stable address.
///
/// # Errors
/// [`Error::NotFound`] for whoever may not see it, [`Error::Conflict`] for what is in quarantine or infected.
pub(super) async fn open(ctx: &Ctx, actor: &Actor, id: FileId, variant: Variant) -> Result<Stored> {
    let file = found(ctx, actor, id).await?;
    stored(file, variant, |file| is_senders(actor, file))
}

/// The file at a signed address. That its viewer may see it was looked at when it was signed, some minutes ago; whether it
/// is clean is looked at now.
///
/// # Errors
/// As [`open`].
pub(super) async fn open_signed(ctx: &Ctx, actor: &Actor, id: FileId, query: &SignedQuery) -> Result<Stored> {
    let variant = SignedAddress::check(ctx, actor, id, query)?;
    let mut reader = ctx.read().await?;
    let file = load(&mut reader, id).await?;
    reader.release();
    stored(file.ok_or(Error::NotFound)?, variant, |file| {
        is_senders(actor, file) && viewer_of(actor) == query.viewer()
    })
}

/// The oldest clean file of something, whoever asks: the domain that calls has looked who may see it.
///
/// # Errors
/// [`Error::NotFound`] where there is none that may be read.
pub async fn open_owned(ctx: &Ctx, owner_type: &str, owner_id: Uuid) -> Result<Stored> {
    let mut reader = ctx.read().await?;
    let id = sqlx::query_scalar!(
        "select f.id from files f join file_contents c on c.id = f.content_id
         where f.owner_type = $1 and f.owner_id = $2 and c.state = 'clean' order by f.id limit 1",
        owner_type,
        owner_id,
    )
    .fetch_optional(&mut *reader)
    .await?;
    let file = match id {
        Some(id) => load(&mut reader, id.into()).await?,
        None => None,
    };
    reader.release();
    stored(file.ok_or(Error::NotFound)?, Variant::File, |_| false)
}

fn stored(file: FileRow, variant: Variant, is_senders: impl Fn(&FileRow) -> bool) -> Result<Stored> {
    match file.state()? {
        FileState::Clean => {}
        FileState::PendingScan if is_senders(&file) => {}
        FileState::PendingScan => return Err(Error::conflict(Refusal::NotScannedYet)),
        FileState::Infected => {
            let signature = file.signature.unwrap_or_default();
            return Err(Error::conflict(Refusal::Infected { name: file.name, signature }));
        }
    }
    let is_small = variant == Variant::Thumbnail;
    if is_small && !file.has_thumbnail {
        return Err(Error::NotFound);
    }
    let digest = base::hex(&file.sha256);
    // What could not be opened here is not opened in a page either: it may be a bomb. What nobody here can open is let be.
    let is_picture = super::media_type::is_shown(&file.media_type);
    let is_opened = file.width.is_some() || !super::picture::is_opened(&file.media_type);
    Ok(Stored {
        is_shown: is_small || (is_picture && is_opened),
        etag: if is_small { format!("\"{digest}-thumbnail\"") } else { format!("\"{digest}\"") },
        key: if is_small { thumbnail_key(&file.sha256) } else { content_key(&file.sha256) },
        media_type: if is_small { "image/jpeg".to_owned() } else { file.media_type },
        name: file.name,
    })
}

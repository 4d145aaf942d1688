//! Finds a file through the actor: what may not be seen is not there.

use base::{
    escape_value,
    server::{Actor, Ctx, Error, Result},
    uuid::Uuid,
};

use super::{
    owners::may_see,
    signature::{HandedTo, SignedAddress, Variant, viewer_of},
};
use crate::{Attachment, FileId, FileState, SignedAttachment};

/// A file that the actor may see.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or none that they may see.
pub async fn find(ctx: &Ctx, actor: &Actor, id: FileId) -> Result<Attachment> {
    found(ctx, actor, id).await?.into_attachment()
}

/// A file that the actor may see, with addresses that are theirs alone and expire.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or none that they may see.
#[tracing::instrument(name = "files.sign", skip_all, fields(file.id = %id))]
pub async fn sign(ctx: &Ctx, actor: &Actor, id: FileId, handed_to: HandedTo) -> Result<SignedAttachment> {
    let file = find(ctx, actor, id).await?;
    let address = |variant| SignedAddress::new(ctx, id, variant, viewer_of(actor), handed_to);
    let whole = address(Variant::File);
    let name = escape_value(&file.filename).replace('/', "%2F");
    let at = |address: &SignedAddress| format!("/files/{id}/{name}?{}", address.query(&ctx.settings.secret));
    Ok(SignedAttachment {
        url: at(&whole),
        thumbnail_url: file.thumbnail_url.is_some().then(|| at(&address(Variant::Thumbnail))),
        expires_at: whole.expires_at,
        id,
        filename: file.filename,
        size: file.size,
        media_type: file.media_type,
        state: file.state,
        signature: file.signature,
    })
}

/// The row of a file that the actor may see.
pub(super) async fn found(ctx: &Ctx, actor: &Actor, id: FileId) -> Result<FileRow> {
    let mut reader = ctx.read().await?;
    let row = load(&mut reader, id).await?;
    reader.release();
    let row = row.ok_or(Error::NotFound)?;
    if may_see(ctx, actor, &row).await? { Ok(row) } else { Err(Error::NotFound) }
}

/// A file and its content.
#[derive(Debug)]
pub(super) struct FileRow {
    pub id: Uuid,
    pub name: String,
    pub media_type: String,
    pub owner_type: Option<String>,
    pub owner_id: Option<Uuid>,
    pub uploader_id: Option<Uuid>,
    pub visitor_id: Option<Uuid>,
    pub sha256: Vec<u8>,
    pub size: i64,
    pub state: String,
    pub signature: Option<String>,
    pub width: Option<i32>,
    pub height: Option<i32>,
    pub has_thumbnail: bool,
}

impl FileRow {
    pub fn state(&self) -> Result<FileState> {
        Ok(FileState::parse(&self.state)
            .ok_or_else(|| anyhow::anyhow!("state {:?} of a file is unknown", self.state))?)
    }

    pub fn into_attachment(self) -> Result<Attachment> {
        let url = format!("/files/{}", self.id);
        let state = self.state()?;
        let is_seen = self.has_thumbnail && state != FileState::Infected;
        Ok(Attachment {
            id: self.id.into(),
            thumbnail_url: is_seen.then(|| format!("{url}?size=thumbnail")),
            url,
            filename: self.name,
            size: self.size,
            media_type: self.media_type,
            state,
            signature: self.signature,
            width: self.width,
            height: self.height,
        })
    }
}

pub(super) async fn load(connection: &mut sqlx::PgConnection, id: FileId) -> Result<Option<FileRow>> {
    Ok(sqlx::query_as!(
        FileRow,
        "select f.id, f.name, f.media_type, f.owner_type, f.owner_id, f.uploader_id, f.visitor_id, c.sha256,
             c.size, c.state, c.signature, c.width, c.height, c.has_thumbnail
         from files f join file_contents c on c.id = f.content_id where f.id = $1",
        id.0,
    )
    .fetch_optional(connection)
    .await?)
}

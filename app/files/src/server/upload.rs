//! A file comes in: its bytes go to the storage as they come, under a key of their own; once it is whole and known for what
//! it is, it is kept under its SHA-256. What is given up on the way leaves nothing behind.

use std::{future::ready, sync::Arc};

use base::{
    server::{Actor, ClientAddress, Ctx, Error, Result, Tx, invalid},
    uuid::Uuid,
};
use bytes::BytesMut;
use object_store::{MultipartUpload, PutPayload, path::Path};
use settings::server::read;
use sha2::{Digest, Sha256};

use super::{
    content,
    file_name::clean,
    find::load,
    media_type::{HEAD, check_name, media_type},
    multipart::FileBytes,
    picture::{self, Picture},
    quota,
    storage::{Storage, away, upload_key},
};
use crate::{Attachment, FileId, FileSettings, Refusal};

/// A part of an object, in bytes: the least that S3 takes.
const PART: usize = 5 * 1024 * 1024;

/// A file as it is to be kept.
#[derive(Clone, Copy, Debug)]
pub struct NewFile<'a> {
    /// What it is called.
    pub name: &'a str,
    /// What it belongs to from the beginning, where it does.
    pub owner: Option<(&'a str, Uuid)>,
    /// Whether its bytes are kept as they are: they were made ready before.
    pub is_ready: bool,
}

/// A picture's bytes as they are kept, without metadata and the right way up; all else as it is.
///
/// # Errors
/// When the thread that makes it is lost.
pub async fn made_ready(ctx: &Ctx, bytes: Vec<u8>) -> Result<Vec<u8>> {
    let kind = media_type(&bytes[..bytes.len().min(HEAD)], "");
    let made = picture::prepare(ctx, &kind, ready(Ok(bytes.clone()))).await?;
    Ok(made.changed.unwrap_or(bytes))
}

/// A file that came whole and is not kept yet. Dropped, it is gone.
pub(super) struct StagedFile {
    name: String,
    media_type: String,
    sha256: Vec<u8>,
    size: i64,
    picture: Picture,
    object: Object,
}

/// An object under a key of its own, deleted when it is dropped.
struct Object {
    storage: Storage,
    key: Path,
    upload: Option<Box<dyn MultipartUpload>>,
    is_there: bool,
}

impl Drop for Object {
    fn drop(&mut self) {
        if !self.is_there {
            return;
        }
        let (storage, key, upload) = (self.storage.clone(), self.key.clone(), self.upload.take());
        // Whoever gave it up does not wait. A process that ends now leaves it to the sweep.
        tokio::spawn(async move {
            if let Some(mut upload) = upload {
                let _gone_with_its_storage = upload.abort().await;
            }
            if let Err(error) = storage.delete(&key).await {
                tracing::warn!(%error, %key, "an upload that was given up could not be deleted");
            }
        });
    }
}

/// Takes in a file as it comes.
///
/// # Errors
/// [`Error::TooLarge`], [`Error::RateLimited`] for more than may come, [`Error::Invalid`] for one that is cut off, empty,
/// of a type that is not taken or called what it is not, [`Error::Away`] where the storage is.
pub(super) async fn receive(
    ctx: &Ctx,
    actor: &Actor,
    address: Option<ClientAddress>,
    said: &str,
    mut bytes: FileBytes,
) -> Result<Option<StagedFile>> {
    let settings = read::<FileSettings>(ctx).await?;
    let Some(mut piece) = bytes.next().await? else {
        // The field of a form in which nothing was chosen.
        return if said.is_empty() { Ok(None) } else { Err(empty(said)) };
    };
    let most = quota::allowance(ctx, actor, address, &settings).await?;
    let mut writer = UploadWriter::begin(ctx, &settings, clean(said)).await?;
    loop {
        writer.write(&piece, most).await?;
        match bytes.next().await? {
            Some(next) => piece = next,
            None => break,
        }
    }
    writer.finish(ctx).await.map(Some)
}

/// Keeps a file whose bytes are at hand, of something small that a domain keeps.
///
/// # Errors
/// As an upload is refused, but for what its sender may send.
pub async fn keep_bytes(ctx: &Ctx, actor: &Actor, file: NewFile<'_>, bytes: &[u8]) -> Result<Attachment> {
    let mut staged = stage(ctx, file.name, file.is_ready, bytes).await?;
    let mut tx = ctx.begin().await?;
    let id = keep(ctx, &mut tx, actor, &mut staged, file.owner).await?;
    let kept = load(&mut tx, id).await?.ok_or(Error::NotFound)?.into_attachment()?;
    ctx.commit(tx).await?;
    Ok(kept)
}

/// Takes in bytes that are at hand; their type is for the domain that keeps them to look at.
pub(super) async fn stage(ctx: &Ctx, name: &str, is_ready: bool, bytes: &[u8]) -> Result<StagedFile> {
    let settings = read::<FileSettings>(ctx).await?;
    let mut writer = UploadWriter::begin(ctx, &settings, clean(name)).await?;
    writer.is_trusted = true;
    writer.is_ready = is_ready;
    writer.write(bytes, i64::MAX).await?;
    writer.finish(ctx).await
}

/// Keeps files that came, all of them or none.
///
/// # Errors
/// [`Error::RateLimited`] where they are more than is left for the day, [`Error::Away`] where the storage is.
pub(super) async fn keep_all(
    ctx: &Ctx,
    actor: &Actor,
    address: Option<ClientAddress>,
    mut staged: Vec<StagedFile>,
) -> Result<Vec<Attachment>> {
    let settings = read::<FileSettings>(ctx).await?;
    let mut tx = ctx.begin().await?;
    let bytes = staged.iter().map(|staged| staged.size).sum();
    quota::count(ctx, &mut tx, actor, address, &settings, bytes).await?;
    let mut kept = Vec::with_capacity(staged.len());
    // In one order whoever sends them: two who send the same two at once must not wait for each other.
    let mut order: Vec<_> = (0..staged.len()).collect();
    order.sort_by(|one, other| staged[*one].sha256.cmp(&staged[*other].sha256));
    for place in order {
        let id = keep(ctx, &mut tx, actor, &mut staged[place], None).await?;
        kept.push((place, load(&mut tx, id).await?.ok_or(Error::NotFound)?.into_attachment()?));
    }
    ctx.commit(tx).await?;
    kept.sort_by_key(|(place, _)| *place);
    metrics::counter!("files_uploaded").increment(kept.len() as u64);
    Ok(kept.into_iter().map(|(_, kept)| kept).collect())
}

/// Keeps a file: its content once, under its SHA-256, and the name that was given to it here.
pub(super) async fn keep(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    staged: &mut StagedFile,
    owner: Option<(&str, Uuid)>,
) -> Result<FileId> {
    let held = content::claim(ctx, tx, staged.as_content()).await?;
    if held.wants_object {
        staged.place(&held).await?;
    }
    let id = FileId(ctx.id());
    let visitor = match actor {
        Actor::Visitor(visitor) => Some(visitor.session.0),
        Actor::Anonymous | Actor::Person(_) | Actor::AiBot | Actor::System => None,
    };
    sqlx::query!(
        "insert into files (id, content_id, name, media_type, owner_type, owner_id, uploader_id, visitor_id, created_at,
             attached_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9::timestamptz,
             case when $5::text is null then null else $9::timestamptz end)",
        id.0,
        held.id,
        staged.name,
        staged.media_type,
        owner.map(|(owner_type, _)| owner_type),
        owner.map(|(_, id)| id),
        actor.id().map(|id| id.0),
        visitor,
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    Ok(id)
}

impl StagedFile {
    /// Whether it is a picture that could be opened: one that is a bomb could not.
    pub fn is_picture(&self) -> bool {
        self.media_type.starts_with("image/") && self.picture.size.is_some()
    }

    /// Gives its object the key of its content, where nobody stored the same before.
    async fn place(&mut self, held: &content::ClaimedContent) -> Result<()> {
        let storage = &self.object.storage;
        if let Some(thumbnail) = self.picture.thumbnail.take()
            && (held.is_new || !storage.has(&held.thumbnail).await?)
        {
            storage.put(&held.thumbnail, thumbnail).await?;
        }
        if held.is_new || !storage.has(&held.key).await? {
            storage.rename(&self.object.key, &held.key).await?;
            self.object.is_there = false;
        }
        Ok(())
    }

    fn as_content(&self) -> content::NewContent<'_> {
        content::NewContent {
            sha256: &self.sha256,
            size: self.size,
            picture: self.picture.size,
            has_thumbnail: self.picture.thumbnail.is_some(),
        }
    }
}

/// A file while its bytes come.
struct UploadWriter {
    object: Object,
    name: String,
    settings: Arc<FileSettings>,
    hash: Sha256,
    size: i64,
    head: Vec<u8>,
    part: BytesMut,
    /// What it is, once enough came to tell.
    media_type: Option<String>,
    /// Whether its type was looked at by the domain that keeps it.
    is_trusted: bool,
    /// Whether it was made ready before.
    is_ready: bool,
}

impl UploadWriter {
    async fn begin(ctx: &Ctx, settings: &Arc<FileSettings>, name: String) -> Result<Self> {
        let storage = Storage::of(ctx)?;
        let key = upload_key(ctx.id());
        let upload = storage.begin(&key).await?;
        Ok(Self {
            object: Object { storage, key, upload: Some(upload), is_there: true },
            name,
            settings: Arc::clone(settings),
            hash: Sha256::new(),
            size: 0,
            head: Vec::new(),
            part: BytesMut::new(),
            media_type: None,
            is_trusted: false,
            is_ready: false,
        })
    }

    async fn write(&mut self, mut bytes: &[u8], most: i64) -> Result<()> {
        self.size += i64::try_from(bytes.len()).unwrap_or(i64::MAX);
        if self.size > most {
            return Err(Error::TooLarge);
        }
        self.hash.update(bytes);
        if self.head.len() < HEAD {
            self.head.extend_from_slice(&bytes[..bytes.len().min(HEAD - self.head.len())]);
            // As soon as it can be told: of a film that is not taken no more than its beginning comes.
            if self.head.len() == HEAD {
                self.tell()?;
            }
        }
        while !bytes.is_empty() {
            let (fits, rest) = bytes.split_at(bytes.len().min(PART - self.part.len()));
            self.part.extend_from_slice(fits);
            bytes = rest;
            if self.part.len() == PART {
                self.put_part().await?;
                // The room of the part that was stored is taken again: new room for each would be given back late.
                self.part.reserve(PART);
            }
        }
        Ok(())
    }

    async fn put_part(&mut self) -> Result<()> {
        let part = PutPayload::from(self.part.split().freeze());
        let Some(upload) = &mut self.object.upload else { return Ok(()) };
        upload.put_part(part).await.map_err(away)
    }

    /// Tells what it is, and refuses what is not taken.
    fn tell(&mut self) -> Result<String> {
        if let Some(told) = &self.media_type {
            return Ok(told.clone());
        }
        let told = media_type(&self.head, &self.name);
        if !self.is_trusted {
            if !self.settings.takes(&told) {
                let refusal = Refusal::TypeNotTaken { name: self.name.clone(), media_type: told };
                return Err(invalid("file", refusal));
            }
            check_name(&self.name, &told).map_err(|lies| invalid("file", lies))?;
        }
        Ok(self.media_type.insert(told).clone())
    }

    async fn finish(mut self, ctx: &Ctx) -> Result<StagedFile> {
        if self.size == 0 {
            return Err(empty(&self.name));
        }
        let media_type = self.tell()?;
        if !self.part.is_empty() {
            self.put_part().await?;
        }
        if let Some(upload) = &mut self.object.upload {
            upload.complete().await.map_err(away)?;
        }
        self.object.upload = None;
        let mut staged = StagedFile {
            name: self.name,
            media_type,
            sha256: self.hash.finalize().to_vec(),
            size: self.size,
            picture: Picture::default(),
            object: self.object,
        };
        let is_opened = picture::is_opened(&staged.media_type) && staged.size <= picture::LARGEST;
        if is_opened && !self.is_ready {
            staged.prepare_picture(ctx).await?;
        }
        Ok(staged)
    }
}

impl StagedFile {
    /// Makes a picture ready to be shown.
    async fn prepare_picture(&mut self, ctx: &Ctx) -> Result<()> {
        let bytes = self.object.storage.read(&self.object.key);
        self.picture = picture::prepare(ctx, &self.media_type, bytes).await?;
        if let Some(changed) = self.picture.changed.take() {
            self.sha256 = Sha256::digest(&changed).to_vec();
            self.size = i64::try_from(changed.len()).unwrap_or(i64::MAX);
            self.object.storage.put(&self.object.key, changed).await?;
        }
        Ok(())
    }
}

fn empty(name: &str) -> Error {
    invalid("file", Refusal::Empty { name: clean(name) })
}

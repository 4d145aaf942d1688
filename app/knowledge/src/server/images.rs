//! Images of articles: kept by the desk among the house's files, fetched by whoever has their address.

use base::{
    Role, hex,
    server::{Actor, Ctx, Error, Result, digest, invalid},
    uuid::Uuid,
};
use domain::server::FileOwner;
use files::server::{NewFile, Stored, attachments_of, keep_bytes, made_ready, open_owned};
use jobs::server::Job;
use serde::{Deserialize, Serialize};

use crate::server::permissions;
use crate::{ArticleImage, ImageKind, LARGEST_IMAGE, Refusal};

/// Where images are.
pub(super) const IMAGES: &str = "/help/images/";

/// What a file belongs to that is an image of articles. Which of them is its name: the beginning of its digest.
const OWNER: &str = "article_image";

/// Images that one transaction of the move reads.
const BATCH: i64 = 5;

/// Images of articles, as what files can belong to.
pub struct ArticleImages;

#[async_trait::async_trait]
impl FileOwner for ArticleImages {
    fn owner_type(&self) -> &'static str {
        OWNER
    }

    /// Whoever knows the name of an image has seen what it is made of.
    async fn may_see(&self, _: &Ctx, _: &Actor, _: Uuid) -> Result<bool> {
        Ok(true)
    }
}

/// Keeps an image, without its metadata. The same one twice is kept once.
///
/// # Errors
/// [`Error::Invalid`] for what is no image, [`Error::TooLarge`], [`Error::Forbidden`] for everybody but the desk.
#[tracing::instrument(name = "knowledge.keep_image", skip_all, fields(bytes = bytes.len()))]
pub async fn keep_image(ctx: &Ctx, actor: &Actor, bytes: &[u8]) -> Result<ArticleImage> {
    actor.can(permissions::WRITE)?;
    if bytes.len() > LARGEST_IMAGE {
        return Err(Error::TooLarge);
    }
    let kind = ImageKind::of(bytes).ok_or_else(|| invalid("image", Refusal::NotAnImage))?;
    let bytes = made_ready(ctx, bytes.to_vec()).await?;
    let name = hex(&digest(&bytes)[..16]);
    store(ctx, actor, &name, kind, &bytes).await?;
    Ok(ArticleImage { url: format!("{IMAGES}{name}.{}", kind.as_str()), kind })
}

async fn store(ctx: &Ctx, actor: &Actor, name: &str, kind: ImageKind, bytes: &[u8]) -> Result<()> {
    let owner_id = name.parse().map_err(anyhow::Error::from)?;
    let mut reader = ctx.read().await?;
    let is_kept = !attachments_of(&mut reader, OWNER, &[owner_id]).await?.is_empty();
    reader.release();
    if !is_kept {
        let file = format!("{name}.{}", kind.as_str());
        let file = NewFile { name: &file, owner: Some((OWNER, owner_id)), is_ready: true };
        keep_bytes(ctx, actor, file, bytes).await?;
    }
    Ok(())
}

/// An image by the last part of its address.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn find_image(ctx: &Ctx, file: &str) -> Result<Vec<u8>> {
    match open_image(ctx, file).await? {
        FoundImage::Stored(stored) => stored.bytes(ctx).await,
        FoundImage::NotMoved(_, bytes) => Ok(bytes),
    }
}

/// An image, wherever it is.
pub(super) enum FoundImage {
    /// Among the files.
    Stored(Stored),
    /// Still where the release before kept it.
    NotMoved(ImageKind, Vec<u8>),
}

/// An image by the last part of its address, to be handed out.
///
/// # Errors
/// [`Error::NotFound`].
pub(super) async fn open_image(ctx: &Ctx, file: &str) -> Result<FoundImage> {
    let (name, end) = file.split_once('.').ok_or(Error::NotFound)?;
    let kind = ImageKind::parse(end).ok_or(Error::NotFound)?;
    let id: Uuid = name.parse().map_err(|_| Error::NotFound)?;
    match open_owned(ctx, OWNER, id).await {
        Ok(mut stored) if stored.media_type == kind.media_type() => {
            // That it is a picture was looked at when it was kept.
            stored.is_shown = true;
            return Ok(FoundImage::Stored(stored));
        }
        Ok(_) | Err(Error::NotFound) => {}
        Err(error) => return Err(error),
    }
    let bytes = sqlx::query_scalar!(
        "select bytes from article_images where name = $1 and kind = $2",
        name,
        kind.as_str(),
    )
    .fetch_optional(&ctx.db)
    .await?;
    Ok(FoundImage::NotMoved(kind, bytes.ok_or(Error::NotFound)?))
}

/// Moves the images that the release before kept in the database to where files are, as they are: their addresses say
/// what is in them.
#[derive(Debug, Serialize, Deserialize)]
pub struct MoveArticleImages {}

impl Job for MoveArticleImages {
    const KIND: &'static str = "move-article-images";

    async fn run(self, ctx: &Ctx) -> Result<()> {
        while move_some(ctx).await? {}
        Ok(())
    }
}

/// Moves a few; whether there may be more.
async fn move_some(ctx: &Ctx) -> Result<bool> {
    let images = sqlx::query!(
        "select name, kind, bytes, uploaded_by from article_images order by name limit $1",
        BATCH,
    )
    .fetch_all(&ctx.db)
    .await?;
    for image in &images {
        let kind = ImageKind::parse(&image.kind)
            .ok_or_else(|| anyhow::anyhow!("an image of kind {:?} is unknown", image.kind))?;
        let keeper =
            image.uploaded_by.map_or(Actor::System, |id| Actor::acting(ctx, id.into(), "", Role::Agent));
        store(ctx, &keeper, &image.name, kind, &image.bytes).await?;
        sqlx::query!("delete from article_images where name = $1", image.name).execute(&ctx.db).await?;
    }
    Ok(!images.is_empty())
}

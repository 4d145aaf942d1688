//! Images of articles: kept by the desk, fetched by whoever has their address.

use base::{
    hex,
    server::{Actor, Ctx, Error, Result, digest, invalid},
};

use crate::server::permissions;
use crate::{ArticleImage, ImageKind, LARGEST_IMAGE, Refusal};

/// Where images are.
pub(super) const IMAGES: &str = "/help/images/";

/// Keeps an image. The same one twice is kept once.
///
/// # Errors
/// [`Error::Invalid`] for what is no image, [`Error::TooLarge`], [`Error::Forbidden`] for everybody but the desk.
#[tracing::instrument(name = "knowledge.keep_image", skip_all, fields(bytes = bytes.len()))]
pub async fn keep_image(ctx: &Ctx, actor: &Actor, bytes: &[u8]) -> Result<ArticleImage> {
    let uploader = actor.can(permissions::WRITE)?;
    if bytes.len() > LARGEST_IMAGE {
        return Err(Error::TooLarge);
    }
    let kind = ImageKind::of(bytes).ok_or_else(|| invalid("image", Refusal::NotAnImage))?;
    let name = name_of(bytes);
    sqlx::query!(
        "insert into article_images (name, kind, bytes, uploaded_by, created_at) values ($1, $2, $3, $4, $5)
         on conflict (name) do nothing",
        name,
        kind.as_str(),
        bytes,
        uploader.id.0,
        ctx.now(),
    )
    .execute(&ctx.db)
    .await?;
    Ok(ArticleImage { url: format!("{IMAGES}{name}.{}", kind.as_str()), kind })
}

/// An image by the last part of its address. Whoever knows the name of an image has seen what it is made of.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn find_image(ctx: &Ctx, file: &str) -> Result<(ImageKind, Vec<u8>)> {
    let (name, end) = file.split_once('.').ok_or(Error::NotFound)?;
    let kind = ImageKind::parse(end).ok_or(Error::NotFound)?;
    let mut reader = ctx.read().await?;
    let bytes = sqlx::query_scalar!(
        "select bytes from article_images where name = $1 and kind = $2",
        name,
        kind.as_str(),
    )
    .fetch_optional(&mut *reader)
    .await?;
    reader.release();
    Ok((kind, bytes.ok_or(Error::NotFound)?))
}

/// What an image is called: the beginning of its digest.
fn name_of(bytes: &[u8]) -> String {
    hex(&digest(bytes)[..16])
}

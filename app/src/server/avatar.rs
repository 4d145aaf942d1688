//! Somebody's picture: a file of the house that is named in their account.

use base::{
    UserId,
    server::{Actor, Ctx, Result, Tx, invalid},
    uuid::Uuid,
};
use domain::server::{Erased, ErasedPerson, ExportReader, FileOwner, PersonalData};
use files::{
    FileId, Refusal,
    server::{attach_picture, remove_of},
};
use identity::server::account::{avatar_of, replace_avatar};
use serde_json::Value;

/// What the file of a picture belongs to; which one is its own id.
const OWNER: &str = "avatar";
/// The field of a form that names it.
const FIELD: &str = "avatar";

/// Pictures, as what files can belong to.
pub struct Avatars;

#[async_trait::async_trait]
impl FileOwner for Avatars {
    fn owner_type(&self) -> &'static str {
        OWNER
    }

    /// Whoever is signed in, and visitors, who are answered by the desk, see it beside a name where they see the name; its
    /// address is a random number that nobody else is told.
    async fn may_see(&self, _: &Ctx, actor: &Actor, _: Uuid) -> Result<bool> {
        Ok(*actor != Actor::Anonymous)
    }
}

#[async_trait::async_trait]
impl PersonalData for Avatars {
    fn section(&self) -> &'static str {
        "picture"
    }

    async fn export(&self, ctx: &Ctx, person: UserId, _: ExportReader) -> Result<Value> {
        let mut reader = ctx.read().await?;
        let picture = avatar_of(&mut reader, person).await?;
        reader.release();
        Ok(picture.map(|file| format!("/files/{file}")).into())
    }

    async fn erase(&self, _: &Ctx, tx: &mut Tx, person: &ErasedPerson) -> Result<Erased> {
        let picture = avatar_of(tx, person.id).await?;
        remove_of(tx, OWNER, picture.as_slice()).await?;
        Ok(Erased::new().with("pictures", u64::from(picture.is_some())))
    }
}

/// Makes a picture that the actor sent their own; `None` takes it away where `is_removed`. Answers its file.
///
/// # Errors
/// [`base::server::Error::Invalid`] for a file that is not theirs, in use, infected or no picture, and where there is none;
/// [`base::server::Error::Unauthenticated`] where nobody is signed in.
#[tracing::instrument(name = "app.change_avatar", skip_all)]
pub async fn change_avatar(
    ctx: &Ctx,
    actor: &Actor,
    file: Option<FileId>,
    is_removed: bool,
) -> Result<Option<FileId>> {
    actor.person()?;
    if file.is_none() && !is_removed {
        return Err(invalid(FIELD, Refusal::NotAPicture));
    }
    let mut tx = ctx.begin().await?;
    if let Some(file) = file {
        attach_picture(ctx, &mut tx, actor, file, OWNER, FIELD).await?;
    }
    if let Some(former) = replace_avatar(ctx, &mut tx, actor, file.map(|file| file.0)).await? {
        remove_of(&mut tx, OWNER, &[former]).await?;
    }
    ctx.commit(tx).await?;
    Ok(file)
}

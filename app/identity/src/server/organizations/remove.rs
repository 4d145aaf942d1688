//! An organisation goes; its people stay.

use base::{
    OrganizationId,
    server::{Actor, Audited, Ctx, Result, audit},
};

use super::{
    find::load,
    members::{lock_organization, members_of, move_person},
};
use crate::server::{customers::permissions, revocations::publish_revocation};

/// Deletes an organisation. Its members belong to none from then on, and see each other's tickets no more.
///
/// # Errors
/// [`base::server::Error::NotFound`], [`base::server::Error::Forbidden`] for everybody but the desk.
#[tracing::instrument(name = "identity.remove_organization", skip_all, fields(organization.id = %id))]
pub async fn remove_organization(ctx: &Ctx, actor: &Actor, id: OrganizationId) -> Result<()> {
    actor.can(permissions::MANAGE_ORGANIZATIONS)?;
    let mut tx = ctx.begin().await?;
    lock_organization(&mut tx, id).await?;
    let before = load(&mut tx, id).await?;
    for member in members_of(&mut tx, id).await? {
        move_person(ctx, &mut tx, actor, member, Some(id), None).await?;
    }
    sqlx::query!("delete from organizations where id = $1", id.0).execute(&mut *tx).await?;
    let audited = Audited::new("organization.removed", "organization", id).before(&before)?;
    audit(ctx, &mut tx, actor, audited).await?;
    ctx.commit(tx).await?;
    publish_revocation(ctx).await
}

//! An account is closed, and opened again.

use base::{
    UserId,
    server::{Actor, Ctx, Result},
};

use super::{
    authorization::{PersonEvent, change_authorization, revoke_sessions},
    permissions,
    revocations::publish_revocation,
};

/// Closes an account: nobody signs in to it, and every session, token and socket of it ends within a second. What the
/// person wrote stays, and so does their name under it; tickets that they were at stay theirs until somebody gives them to
/// somebody else. One that is closed already stays so.
///
/// # Errors
/// [`base::server::Error::NotFound`] where there is nobody, [`base::server::Error::Forbidden`] for everybody but admins.
#[tracing::instrument(name = "identity.deactivate", skip_all, fields(user.id = %person))]
pub async fn deactivate(ctx: &Ctx, actor: &Actor, person: UserId) -> Result<()> {
    actor.allow(permissions::MANAGE)?;
    let mut tx = ctx.begin().await?;
    change_authorization(ctx, &mut tx, actor, person, PersonEvent::Deactivated).await?;
    sqlx::query!(
        "update users set deactivated_at = coalesce(deactivated_at, $2) where id = $1",
        person.0,
        ctx.now(),
    )
    .execute(&mut *tx)
    .await?;
    revoke_sessions(ctx, &mut tx, person).await?;
    ctx.commit(tx).await?;
    publish_revocation(ctx).await
}

/// Opens a closed account again; its person signs in anew.
///
/// # Errors
/// As [`deactivate`].
#[tracing::instrument(name = "identity.reactivate", skip_all, fields(user.id = %person))]
pub async fn reactivate(ctx: &Ctx, actor: &Actor, person: UserId) -> Result<()> {
    actor.allow(permissions::MANAGE)?;
    let mut tx = ctx.begin().await?;
    change_authorization(ctx, &mut tx, actor, person, PersonEvent::Reactivated).await?;
    sqlx::query!("update users set deactivated_at = null where id = $1", person.0).execute(&mut *tx).await?;
    ctx.commit(tx).await?;
    publish_revocation(ctx).await
}

//! A team is no more.

use base::{
    TeamId,
    server::{Actor, Audited, Ctx, Error, Result, audit},
};

use super::{find::load, members::set_members};
use crate::server::{permissions, revocations::publish_revocation};

/// Deletes a team. Who worked in it stays at the desk, in their other teams.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`] for everybody but admins.
#[tracing::instrument(name = "identity.delete_team", skip_all, fields(team.id = %id))]
pub async fn delete_team(ctx: &Ctx, actor: &Actor, id: TeamId) -> Result<()> {
    actor.allow(permissions::MANAGE)?;
    let mut tx = ctx.begin().await?;
    sqlx::query!("select from teams where id = $1 for update", id.0)
        .fetch_optional(&mut *tx)
        .await?
        .ok_or(Error::NotFound)?;
    let team = load(&mut tx, id).await?;
    set_members(ctx, &mut tx, actor, &team, &[]).await?;
    sqlx::query!("delete from teams where id = $1", id.0).execute(&mut *tx).await?;
    audit(ctx, &mut tx, actor, Audited::new("team.deleted", "team", id).before(&team)?).await?;
    ctx.commit(tx).await?;
    publish_revocation(ctx).await
}

//! A new team.

use base::server::{Actor, Audited, Ctx, IdempotencyKey, Result, audit};

use super::{
    find::load,
    members::{check_team_name, explain, set_members},
};
use crate::{
    people::{NewTeam, Team},
    server::{permissions, revocations::publish_revocation},
};

/// Makes a team of these people.
///
/// # Errors
/// Invalid input, [`base::server::Error::Conflict`] for a name that is taken, [`base::server::Error::Forbidden`] for
/// everybody but admins.
#[tracing::instrument(name = "identity.create_team", skip_all)]
pub async fn create_team(
    ctx: &Ctx,
    actor: &Actor,
    draft: NewTeam,
    idempotency_key: Option<&IdempotencyKey>,
) -> Result<Team> {
    actor.allow(permissions::MANAGE)?;
    let name = check_team_name(&draft.name)?;
    let mut tx = ctx.begin().await?;
    let id = ctx.id();
    if let (Some(key), Some(admin)) = (idempotency_key, actor.id())
        && let Some(earlier) = key.claim(ctx, &mut tx, admin.0, id).await?
    {
        return load(&mut tx, earlier.into()).await;
    }
    sqlx::query!(
        "insert into teams (id, name, created_at, updated_at) values ($1, $2, $3, $3)",
        id,
        name,
        ctx.now(),
    )
    .execute(&mut *tx)
    .await
    .map_err(explain)?;
    let empty = load(&mut tx, id.into()).await?;
    set_members(ctx, &mut tx, actor, &empty, &draft.member_ids).await?;
    let team = load(&mut tx, id.into()).await?;
    audit(ctx, &mut tx, actor, Audited::new("team.created", "team", id).after(&team)?).await?;
    ctx.commit(tx).await?;
    publish_revocation(ctx).await?;
    Ok(team)
}

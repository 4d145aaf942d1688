//! A team has another name, or other members.

use base::{
    TeamId,
    server::{Actor, Audited, Ctx, Error, Result, audit},
};

use super::{
    find::load,
    members::{check_team_name, explain, set_members},
};
use crate::{
    people::{Team, TeamChange},
    server::{permissions, revocations::publish_revocation},
};

/// Changes a team; what is left out stays. Whoever comes or goes has new tokens within a second.
///
/// # Errors
/// Invalid input, [`Error::NotFound`], [`Error::Conflict`] for a name that is taken, [`Error::Forbidden`] for everybody but
/// admins.
#[tracing::instrument(name = "identity.update_team", skip_all, fields(team.id = %id))]
pub async fn update_team(ctx: &Ctx, actor: &Actor, id: TeamId, change: TeamChange) -> Result<Team> {
    actor.allow(permissions::MANAGE)?;
    let name = change.name.as_deref().map(check_team_name).transpose()?;
    let mut tx = ctx.begin().await?;
    sqlx::query!("select from teams where id = $1 for update", id.0)
        .fetch_optional(&mut *tx)
        .await?
        .ok_or(Error::NotFound)?;
    let before = load(&mut tx, id).await?;
    sqlx::query!(
        "update teams set name = coalesce($2, name), updated_at = $3 where id = $1",
        id.0,
        name,
        ctx.now(),
    )
    .execute(&mut *tx)
    .await
    .map_err(explain)?;
    if let Some(members) = &change.member_ids {
        let renamed = Team { name: name.unwrap_or_else(|| before.name.clone()), ..before.clone() };
        set_members(ctx, &mut tx, actor, &renamed, members).await?;
    }
    let after = load(&mut tx, id).await?;
    let audited = Audited::new("team.changed", "team", id).before(&before)?.after(&after)?;
    audit(ctx, &mut tx, actor, audited).await?;
    ctx.commit(tx).await?;
    publish_revocation(ctx).await?;
    Ok(after)
}

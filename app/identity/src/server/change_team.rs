//! Somebody at the desk works in another team from now on.

use base::{
    TeamId, UserId,
    server::{Actor, Ctx, Error, Result},
};

use super::{
    authorization::{PersonEvent, change_authorization},
    permissions,
    revocations::publish_revocation,
};

/// Puts an agent into a team, or into none. Tokens and sockets that knew the old one end within a second.
///
/// # Errors
/// [`Error::NotFound`] for somebody who is not at the desk and for a team that there is not, [`Error::Forbidden`] for
/// everybody but admins.
#[tracing::instrument(name = "identity.change_team", skip_all, fields(user.id = %person))]
pub async fn change_team(ctx: &Ctx, actor: &Actor, person: UserId, team: Option<TeamId>) -> Result<()> {
    actor.allow(permissions::MANAGE)?;
    let mut tx = ctx.begin().await?;
    change_authorization(ctx, &mut tx, actor, person, PersonEvent::TeamChanged { to: team }).await?;
    let moved = sqlx::query!(
        "update agents set team_id = $2, updated_at = $3 where user_id = $1",
        person.0,
        team.map(|team| team.0),
        ctx.now(),
    )
    .execute(&mut *tx)
    .await
    .map_err(Error::from)
    .map_err(|error| if error.constraint() == Some("agents_team") { Error::NotFound } else { error })?;
    if moved.rows_affected() == 0 {
        return Err(Error::NotFound);
    }
    ctx.commit(tx).await?;
    publish_revocation(ctx).await
}

//! Who runs the house says who works in it: the first admin is made this way.

use base::{
    Role, TeamId, UserId,
    server::{Actor, Ctx, Error, Result, Tx},
};

use super::{
    authorization::{PersonEvent, change_authorization},
    permissions,
    revocations::publish_revocation,
};
use crate::visible_address;

/// Gives the person with this address a role. Whatever was handed out under the old one ends within a second: a browser
/// goes on under the new role, a program renews its token, sockets are opened again. Whoever joins the desk can be given work
/// from then on. Whoever leaves it cannot, and is in no team; tickets that they were at stay theirs, under their name, until
/// somebody gives them to somebody else: the desk sees them among everybody's, and they see them no more.
///
/// # Errors
/// [`Error::NotFound`] where nobody has this address, [`Error::Forbidden`] for everybody but admins and whoever runs the
/// machine.
pub async fn grant_role(ctx: &Ctx, actor: &Actor, email: &str, role: Role) -> Result<()> {
    actor.allow(permissions::MANAGE)?;
    let mut tx = ctx.begin().await?;
    let person = sqlx::query!(
        "select id, role from users where email = $1::text::citext for no key update",
        visible_address(email),
    )
    .fetch_optional(&mut *tx)
    .await?
    .ok_or(Error::NotFound)?;
    if person.role == role.as_str() {
        return Ok(());
    }
    let id = UserId(person.id);
    let from =
        Role::parse(&person.role).ok_or_else(|| anyhow::anyhow!("role {:?} is unknown", person.role))?;
    change_authorization(ctx, &mut tx, actor, id, PersonEvent::RoleGranted { from, to: role }).await?;
    sqlx::query!("update users set role = $2 where id = $1", id.0, role.as_str()).execute(&mut *tx).await?;
    if role.is_staff() {
        join_desk(ctx, &mut tx, id, None).await?;
    } else {
        sqlx::query!("delete from agents where user_id = $1", id.0).execute(&mut *tx).await?;
    }
    ctx.commit(tx).await?;
    publish_revocation(ctx).await
}

/// Makes somebody an agent, in a team or in none; one who is an agent already stays what they are.
pub(super) async fn join_desk(ctx: &Ctx, tx: &mut Tx, person: UserId, team: Option<TeamId>) -> Result<()> {
    sqlx::query!(
        "insert into agents (user_id, team_id, created_at, updated_at) values ($1, $2, $3, $3)
         on conflict (user_id) do nothing",
        person.0,
        team.map(|team| team.0),
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

//! Who runs the house says who works in it: the first admin is made this way.

use base::{
    Role, UserId,
    server::{Actor, Ctx, Error, Result, Tx},
};

use super::{
    authorization::{PersonEvent, change_authorization},
    last_admin::{hold_admins, keep_an_admin},
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
/// [`Error::NotFound`] where nobody has this address, [`Error::Conflict`] where nobody would be left to run the desk,
/// [`Error::Forbidden`] for everybody but admins and whoever runs the machine.
pub async fn grant_role(ctx: &Ctx, actor: &Actor, email: &str, role: Role) -> Result<()> {
    actor.allow(permissions::MANAGE)?;
    let mut tx = ctx.begin().await?;
    if role != Role::Admin {
        hold_admins(&mut tx).await?;
    }
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
    let from =
        Role::parse(&person.role).ok_or_else(|| anyhow::anyhow!("role {:?} is unknown", person.role))?;
    set_role(ctx, &mut tx, actor, UserId(person.id), (from, role)).await?;
    ctx.commit(tx).await?;
    publish_revocation(ctx).await
}

/// Gives somebody another role, from one to the other, in the transaction of a caller who holds the person, and before them
/// the admins where it is not theirs.
pub(super) async fn set_role(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    person: UserId,
    (from, to): (Role, Role),
) -> Result<()> {
    if to != Role::Admin {
        keep_an_admin(tx, person).await?;
    }
    change_authorization(ctx, tx, actor, person, PersonEvent::RoleGranted { from, to }).await?;
    sqlx::query!("update users set role = $2 where id = $1", person.0, to.as_str())
        .execute(&mut **tx)
        .await?;
    if to.is_staff() {
        return join_desk(ctx, tx, person).await;
    }
    sqlx::query!("delete from agents where user_id = $1", person.0).execute(&mut **tx).await?;
    Ok(())
}

/// Makes somebody an agent, in no team; one who is an agent already stays what they are.
pub(super) async fn join_desk(ctx: &Ctx, tx: &mut Tx, person: UserId) -> Result<()> {
    sqlx::query!(
        "insert into agents (user_id, created_at, updated_at) values ($1, $2, $2) on conflict (user_id) do nothing",
        person.0,
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

//! Who runs the house says who works in it: the first admin is made this way.

use base::{
    Role, UserId,
    server::{Actor, Ctx, Error, Result},
};

use super::{authorization::bump_version, permissions, revocations::publish_revocation};
use crate::visible_address;

/// Gives the person with this address a role. Whatever was handed out under the old one ends within a second: a browser
/// goes on under the new role, a program renews its token, sockets are opened again.
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
    bump_version(ctx, &mut tx, id).await?;
    sqlx::query!("update users set role = $2 where id = $1", id.0, role.as_str()).execute(&mut *tx).await?;
    ctx.commit(tx).await?;
    publish_revocation(ctx).await
}

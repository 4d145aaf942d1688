//! A link to choose a new password by, for an admin to hand on where no mail is sent.

use base::{
    UserId,
    server::{Actor, Ctx, Error, Result},
};

use super::find::load;
use crate::{
    people::{PasswordLink, PeopleRefusal},
    server::{account::make_password_link, permissions},
};

/// Makes the link; a former one works no more. The audit log says who made it.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Conflict`] for a closed account and for somebody who has no password yet,
/// [`Error::Forbidden`] for everybody but admins.
pub async fn hand_out_password_link(ctx: &Ctx, actor: &Actor, person: UserId) -> Result<PasswordLink> {
    actor.allow(permissions::MANAGE)?;
    let mut reader = ctx.read().await?;
    let user = load(&mut reader, person).await?;
    reader.release();
    if !user.is_active {
        return Err(Error::conflict(PeopleRefusal::AccountClosed));
    }
    if user.is_invited {
        return Err(Error::conflict(PeopleRefusal::NotComeYet));
    }
    Ok(PasswordLink { password_url: make_password_link(ctx, actor, person).await? })
}

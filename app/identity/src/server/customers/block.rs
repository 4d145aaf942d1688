//! A customer who only disturbs may write no more, and may again.

use base::{
    UserId,
    server::{Actor, Ctx, Error, Result},
};

use super::{lock_customer, permissions};
use crate::CustomerRefusal;
use crate::server::{
    authorization::{PersonEvent, change_authorization},
    revocations::publish_revocation,
};

/// Blocks a customer: they read what they wrote and what was answered, and neither open a ticket nor reply. One who is
/// blocked already stays so.
///
/// # Errors
/// [`Error::NotFound`] where there is nobody, [`Error::Conflict`] for somebody of the desk and for a closed account,
/// [`Error::Forbidden`] for everybody but the desk.
#[tracing::instrument(name = "identity.block", skip_all, fields(user.id = %person))]
pub async fn block(ctx: &Ctx, actor: &Actor, person: UserId) -> Result<()> {
    set(ctx, actor, person, true).await
}

/// Lets a customer write again. One who may already stays so.
///
/// # Errors
/// As [`block`].
#[tracing::instrument(name = "identity.unblock", skip_all, fields(user.id = %person))]
pub async fn unblock(ctx: &Ctx, actor: &Actor, person: UserId) -> Result<()> {
    set(ctx, actor, person, false).await
}

async fn set(ctx: &Ctx, actor: &Actor, person: UserId, is_blocked: bool) -> Result<()> {
    actor.can(permissions::BLOCK)?;
    let mut tx = ctx.begin().await?;
    let customer = lock_customer(&mut tx, person).await?;
    if is_blocked && !customer.is_customer() {
        return Err(Error::conflict(CustomerRefusal::NotACustomer));
    }
    if customer.blocked_at.is_some() == is_blocked {
        return Ok(());
    }
    let event = if is_blocked { PersonEvent::Blocked } else { PersonEvent::Unblocked };
    change_authorization(ctx, &mut tx, actor, person, event).await?;
    sqlx::query!("update users set blocked_at = $2 where id = $1", person.0, is_blocked.then(|| ctx.now()),)
        .execute(&mut *tx)
        .await?;
    ctx.commit(tx).await?;
    publish_revocation(ctx).await
}

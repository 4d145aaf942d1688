//! What somebody may do changes: their authorization version grows in the same transaction, and every token and socket
//! from before is refused within a second, in every process.

use base::{
    UserId,
    server::{Ctx, Error, Result, Tx},
};

/// Locks somebody's row and lets their version grow.
///
/// # Errors
/// [`Error::NotFound`] where there is nobody.
pub(super) async fn bump_version(ctx: &Ctx, tx: &mut Tx, person: UserId) -> Result<i64> {
    sqlx::query_scalar!(
        "update users set authorization_version = authorization_version + 1, authorization_changed_at = $2,
             updated_at = $2
         where id = $1 returning authorization_version",
        person.0,
        ctx.now(),
    )
    .fetch_optional(&mut **tx)
    .await?
    .ok_or(Error::NotFound)
}

/// Ends every session of somebody. After [`bump_version`], which has the row: no sign-in falls between the two.
pub(super) async fn revoke_sessions(ctx: &Ctx, tx: &mut Tx, person: UserId) -> Result<()> {
    sqlx::query!(
        "update sessions set revoked_at = $2 where user_id = $1 and revoked_at is null",
        person.0,
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

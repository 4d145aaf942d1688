//! Whether somebody may write to the desk: the question of every verb that takes something from a customer.

use base::{
    UserId,
    server::{Error, Result, Tx},
};

use crate::CustomerRefusal;

/// Holds the key of somebody's account until the transaction ends, where they may write: a merge that comes at the same moment
/// waits, and hands over what they wrote too.
///
/// # Errors
/// [`Error::Refused`] for somebody who is blocked, [`Error::Unauthenticated`] for an account that is closed by now.
pub async fn hold_writer(tx: &mut Tx, person: UserId) -> Result<()> {
    let row = sqlx::query!(
        r#"select blocked_at is not null as "is_blocked!", deactivated_at is null as "is_open!"
         from users where id = $1 for key share"#,
        person.0,
    )
    .fetch_optional(&mut **tx)
    .await?
    .filter(|row| row.is_open)
    .ok_or(Error::Unauthenticated)?;
    if row.is_blocked { Err(Error::refused(CustomerRefusal::Blocked)) } else { Ok(()) }
}

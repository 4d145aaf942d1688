//! The last admin stays one: somebody has to be able to run the desk, also when two admins end each other at once.

use base::{
    UserId,
    server::{Error, Result, Tx},
};

use crate::people::PeopleRefusal;

/// Lets one transaction at a time end an admin. Before any row is held: two that hold a person each would wait for each
/// other.
pub(super) async fn hold_admins(tx: &mut Tx) -> Result<()> {
    sqlx::query!("select pg_advisory_xact_lock(hashtext('identity.admins')::bigint)")
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Refuses where this person is the last one who runs the desk. Whoever was invited and did not come yet cannot. After
/// [`hold_admins`].
///
/// # Errors
/// [`Error::Conflict`].
pub(super) async fn keep_an_admin(tx: &mut Tx, leaving: UserId) -> Result<()> {
    let admins = sqlx::query_scalar!(
        "select id from users where role = 'admin' and deactivated_at is null and invited_at is null
         order by id = $1 desc limit 2",
        leaving.0,
    )
    .fetch_all(&mut **tx)
    .await?;
    if admins == [leaving.0] { Err(Error::conflict(PeopleRefusal::LastAdmin)) } else { Ok(()) }
}

//! The signed-in person's own record.

use base::server::{Actor, Ctx, Error, Result};

use super::sessions;
use crate::User;

/// The actor's record.
///
/// # Errors
/// [`Error::Unauthenticated`] where nobody is signed in, or their record is gone.
pub async fn me(ctx: &Ctx, actor: &Actor) -> Result<User> {
    let id = actor.person()?.id;
    let mut reader = ctx.read().await?;
    let found = sessions::account(&mut reader, id).await?;
    reader.done();
    found.map(|account| account.user).ok_or(Error::Unauthenticated)
}

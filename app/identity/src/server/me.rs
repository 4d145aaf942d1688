//! The signed-in person's own record.

use base::server::{Actor, Ctx, Error, Result};

use super::find_person;
use crate::User;

/// The actor's record.
///
/// # Errors
/// [`Error::Unauthenticated`] where nobody is signed in, or their record is gone.
pub async fn me(ctx: &Ctx, actor: &Actor) -> Result<User> {
    let id = actor.person()?.id;
    find_person(ctx, id).await?.ok_or(Error::Unauthenticated)
}

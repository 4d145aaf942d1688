//! A person by id, for whoever writes to them without a request of theirs.

use base::{
    UserId,
    server::{Ctx, Result},
};

use super::sessions;
use crate::User;

/// The person of an open account; their language and time zone are [`User::language`] and [`User::zone`].
///
/// # Errors
/// When the database refuses.
pub async fn find_person(ctx: &Ctx, id: UserId) -> Result<Option<User>> {
    let mut reader = ctx.read().await?;
    let found = sessions::account(&mut reader, id).await?;
    reader.release();
    Ok(found.map(|account| account.user))
}

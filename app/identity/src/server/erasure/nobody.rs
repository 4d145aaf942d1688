//! Whose is what nobody's name stands under any more.

use base::{
    UserId,
    server::{Ctx, Result, Tx},
    uuid::Uuid,
};
use domain::server::DELETED_PERSON;

use crate::EmailAddress;

/// The id of the account that stands for nobody.
const NOBODY: Uuid = Uuid::from_u128(0x0193_0000_0000_7000_8000_0000_0000_0e0e);

/// The account that stands for whoever something was taken from: a closed one, made where something is first taken from
/// somebody. It says of no two things that they were one person's.
///
/// # Errors
/// When the database refuses.
pub async fn nobody(ctx: &Ctx, tx: &mut Tx) -> Result<UserId> {
    let address = EmailAddress::unreachable(NOBODY);
    sqlx::query!(
        "insert into users (id, email, name, role, password_hash, deactivated_at, erased_at, created_at, updated_at)
         values ($1, $2::text::citext, $3, 'customer', '', $4, $4, $4, $4) on conflict (id) do nothing",
        NOBODY,
        address.as_str(),
        DELETED_PERSON,
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    Ok(UserId(NOBODY))
}

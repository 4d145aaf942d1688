//! Whose account an address is that somebody else vouched for.

use base::{
    UserId,
    server::{Result, Tx},
};

/// The open account of a customer who showed that this address is theirs; none where there is none, or where it is one of the desk: nobody else's
/// word makes somebody that.
///
/// # Errors
/// When the database refuses.
pub async fn open_customer_of(tx: &mut Tx, email: &str) -> Result<Option<UserId>> {
    let id = sqlx::query_scalar!(
        "select id from users where email = $1::text::citext and role = 'customer' and deactivated_at is null
             and merged_into is null and email_confirmed_at is not null",
        email,
    )
    .fetch_optional(&mut **tx)
    .await?;
    Ok(id.map(UserId))
}

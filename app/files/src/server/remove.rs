//! Takes files away with what they hung on.

use base::{
    server::{Result, Tx},
    uuid::Uuid,
};

use super::content::release;

/// Takes away what hangs on things that are deleted in this transaction. Contents that nobody names any more go with the
/// next sweep.
///
/// # Errors
/// When the database refuses.
pub async fn remove_of(tx: &mut Tx, owner_type: &str, owner_ids: &[Uuid]) -> Result<()> {
    let contents = sqlx::query_scalar!(
        "delete from files where owner_type = $1 and owner_id = any($2) returning content_id",
        owner_type,
        owner_ids,
    )
    .fetch_all(&mut **tx)
    .await?;
    if contents.is_empty() { Ok(()) } else { release(tx, &contents).await }
}

//! Somebody is erased: what they said under their name goes with them. Left without it, its exact time and its words would
//! still tell who it was.

use base::server::{Result, Tx};
use domain::server::ErasedPerson;

use super::delete::delete_held;

/// Deletes the feedback of somebody, but what a held ticket was made of. Answers how much.
pub(crate) async fn forget_giver(tx: &mut Tx, person: &ErasedPerson) -> Result<u64> {
    let given = sqlx::query_scalar!(
        "select f.id from feedback f
         where f.user_id = $1 and not exists (select from tickets t where t.id = f.ticket_id and t.is_held)
         order by f.id for update",
        person.id.0,
    )
    .fetch_all(&mut **tx)
    .await?;
    if !given.is_empty() {
        delete_held(tx, &given).await?;
    }
    Ok(given.len() as u64)
}

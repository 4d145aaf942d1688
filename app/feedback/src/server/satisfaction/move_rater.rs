//! Two accounts of one person become one: what the one said of the help they got, the other did.

use base::{
    UserId,
    server::{Result, Tx},
};

/// Hands over every rating. For the verb that merges people, which holds both accounts and says who did it.
///
/// # Errors
/// When the database refuses.
pub async fn move_rater(tx: &mut Tx, from: UserId, to: UserId) -> Result<()> {
    sqlx::query!("update satisfaction_ratings set requester_id = $2 where requester_id = $1", from.0, to.0)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

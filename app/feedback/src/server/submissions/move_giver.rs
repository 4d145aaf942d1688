//! Two accounts of one person become one: the feedback of the one is the other's.

use base::{
    UserId,
    server::{Result, Tx},
};

/// Hands over every piece of feedback. For the verb that merges people, which holds both accounts and says who did it.
///
/// # Errors
/// When the database refuses.
pub async fn move_giver(tx: &mut Tx, from: UserId, to: UserId) -> Result<()> {
    sqlx::query!("update feedback set user_id = $2 where user_id = $1", from.0, to.0)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

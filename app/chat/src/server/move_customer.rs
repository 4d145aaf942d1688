//! Two accounts of one person become one: the chats of the one are the other's.

use base::{
    UserId,
    server::{Result, Tx},
};

/// Holds the chats of an account that is to become a part of another one. Before the accounts are held: whoever writes in a chat
/// holds it first, and then who writes.
///
/// # Errors
/// When the database refuses.
pub async fn hold_chats_of(tx: &mut Tx, person: UserId) -> Result<()> {
    sqlx::query!("select from chat_sessions where customer_id = $1 order by id for update", person.0)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Hands over every chat and every message. For the verb that merges people, which holds both accounts and says who did it.
///
/// # Errors
/// When the database refuses.
pub async fn move_customer(tx: &mut Tx, from: UserId, to: UserId) -> Result<()> {
    sqlx::query!("update chat_sessions set customer_id = $2 where customer_id = $1", from.0, to.0)
        .execute(&mut **tx)
        .await?;
    sqlx::query!("update chat_messages set sender_id = $2 where sender_id = $1", from.0, to.0)
        .execute(&mut **tx)
        .await?;
    sqlx::query!("update chat_events set performed_by = $2 where performed_by = $1", from.0, to.0)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

//! Two accounts of one person become one: what the one asked and said is the other's.

use base::{
    UserId,
    server::{Result, Tx},
};

/// Hands over every ticket, every message and every line of the audit trail, and answers how many tickets these were. For the
/// verb that merges people, which holds both accounts and says who did it. The tickets themselves do not change: their
/// numbers, versions and times stay.
///
/// # Errors
/// When the database refuses.
pub async fn move_requester(tx: &mut Tx, from: UserId, to: UserId) -> Result<u64> {
    let tickets = sqlx::query!("update tickets set requester_id = $2 where requester_id = $1", from.0, to.0)
        .execute(&mut **tx)
        .await?
        .rows_affected();
    sqlx::query!("update ticket_messages set sender_id = $2 where sender_id = $1", from.0, to.0)
        .execute(&mut **tx)
        .await?;
    sqlx::query!("update ticket_events set performed_by = $2 where performed_by = $1", from.0, to.0)
        .execute(&mut **tx)
        .await?;
    Ok(tickets)
}

//! How many chats an agent takes at once.

use base::{
    UserId,
    server::{Error, Result, Tx},
};

use crate::Refusal;

/// Whether an agent takes one more. Their row is held until the transaction ends: two chats at once, each of them the last
/// that there is room for, are counted one after the other.
pub(super) async fn has_room(tx: &mut Tx, agent: UserId) -> Result<bool> {
    Ok(hold(tx, agent).await?.is_some_and(|(held, most)| held < i64::from(most)))
}

/// As [`has_room`], for the agent who wants one more.
///
/// # Errors
/// [`Error::Conflict`] where they have as many as they take, [`Error::Forbidden`] for who is nobody of the desk.
pub(super) async fn check_room(tx: &mut Tx, agent: UserId) -> Result<()> {
    match hold(tx, agent).await? {
        Some((held, most)) if held < i64::from(most) => Ok(()),
        Some((_, most)) => Err(Error::conflict(Refusal::Full(most))),
        None => Err(Error::Forbidden),
    }
}

/// How many chats they have, and how many they take.
async fn hold(tx: &mut Tx, agent: UserId) -> Result<Option<(i64, i32)>> {
    let most = sqlx::query_scalar!(
        "select max_concurrent_chats from agents where user_id = $1 for no key update",
        agent.0,
    )
    .fetch_optional(&mut **tx)
    .await?;
    let Some(most) = most else { return Ok(None) };
    // A statement of its own: it sees what was committed while the row was waited for.
    let held = sqlx::query_scalar!(
        r#"select count(*) as "held!" from chat_sessions where assigned_agent_id = $1 and status = 'active'"#,
        agent.0,
    )
    .fetch_one(&mut **tx)
    .await?;
    Ok(Some((held, most)))
}

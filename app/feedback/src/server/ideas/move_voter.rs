//! Two accounts of one person become one: what the one suggested and voted for is the other's.

use base::{
    UserId,
    server::{Result, Tx},
};

/// Hands over ideas, votes and notices; what both voted for counts once. For the verb that merges people, which holds both
/// accounts and says who did it.
///
/// # Errors
/// When the database refuses.
pub async fn move_voter(tx: &mut Tx, from: UserId, to: UserId) -> Result<()> {
    sqlx::query!("update ideas set author_id = $2 where author_id = $1", from.0, to.0)
        .execute(&mut **tx)
        .await?;
    // Held in one order, as whoever votes holds one of them.
    sqlx::query!(
        "select from ideas where id in (select idea_id from idea_votes where user_id = $1) order by id for update",
        from.0,
    )
    .execute(&mut **tx)
    .await?;
    sqlx::query!(
        "with both_voted as (
             delete from idea_votes v where v.user_id = $1
                 and exists (select from idea_votes o where o.idea_id = v.idea_id and o.user_id = $2) returning v.idea_id
         )
         update ideas set vote_count = vote_count - 1 where id in (select idea_id from both_voted)",
        from.0,
        to.0,
    )
    .execute(&mut **tx)
    .await?;
    sqlx::query!("update idea_votes set user_id = $2 where user_id = $1", from.0, to.0)
        .execute(&mut **tx)
        .await?;
    sqlx::query!("update idea_notices set user_id = $2 where user_id = $1", from.0, to.0)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

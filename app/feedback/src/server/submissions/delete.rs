//! Feedback goes, for good: with its picture, and with what is still to be told of it.

use base::{
    server::{Result, Tx},
    uuid::Uuid,
};
use files::server::remove_of;

use super::FEEDBACK;

/// Deletes feedback that this transaction holds. An idea that was made of it stays, and does not say so any more.
pub(crate) async fn delete_held(tx: &mut Tx, ids: &[Uuid]) -> Result<()> {
    remove_of(tx, FEEDBACK, ids).await?;
    sqlx::query!("update ideas set feedback_id = null where feedback_id = any($1)", ids)
        .execute(&mut **tx)
        .await?;
    sqlx::query!("delete from feedback where id = any($1)", ids).execute(&mut **tx).await?;
    // Its tags may be its giver's words. What became of it, and who said so, is the desk's.
    sqlx::query!(
        "update audit_log set before = before - 'tags', after = after - 'tags'
         where subject_type = 'feedback' and subject_id in (select id::text from unnest($1::uuid[]) id)",
        ids,
    )
    .execute(&mut **tx)
    .await?;
    for id in ids {
        realtime::server::forget(tx, &format!("feedback:{id}")).await?;
    }
    Ok(())
}

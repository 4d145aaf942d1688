//! Copies what hangs on one thing to another: the names anew, the contents shared. Each keeps its own when the other goes.

use base::{
    server::{Ctx, Result, Tx},
    uuid::Uuid,
};

use super::attachments_of;
use crate::Attachment;

/// Hangs the files of one thing on another too, in the caller's transaction, and answers those of the other in the order of the
/// first. Who may see them there is the other's domain to say.
///
/// # Errors
/// When the database refuses.
pub async fn copy_owned(
    ctx: &Ctx,
    tx: &mut Tx,
    from_type: &str,
    from_id: Uuid,
    to_type: &str,
    to_id: Uuid,
) -> Result<Vec<Attachment>> {
    // Held, so that none of them goes, and its content with it, before the copy counts.
    let held = sqlx::query_scalar!(
        "select id from files where owner_type = $1 and owner_id = $2 order by id for key share",
        from_type,
        from_id,
    )
    .fetch_all(&mut **tx)
    .await?;
    // Ids of one moment come in no order of their own.
    let mut ids: Vec<Uuid> = held.iter().map(|_| ctx.id()).collect();
    ids.sort();
    sqlx::query!(
        "with counted as (
             update file_contents c set reference_count = c.reference_count + named.count
             from (select content_id, count(*)::integer as count from files where id = any($1) group by content_id)
                 as named
             where c.id = named.content_id
         )
         insert into files (id, content_id, name, media_type, owner_type, owner_id, uploader_id, visitor_id,
             created_at, attached_at)
         select copy.id, f.content_id, f.name, f.media_type, $3, $4, f.uploader_id, f.visitor_id, $5, $5
         from unnest($1::uuid[], $2::uuid[]) as copy (of_id, id) join files f on f.id = copy.of_id",
        &held,
        &ids,
        to_type,
        to_id,
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    Ok(attachments_of(tx, to_type, &[to_id]).await?.remove(&to_id).unwrap_or_default())
}

//! Stored contents: each once, with how many files name it.

use base::{
    server::{Ctx, Result, Tx},
    uuid::Uuid,
};
use jobs::server::enqueue;
use object_store::path::Path;

use super::{
    ScanContent, Startup,
    storage::{content_key, thumbnail_key},
};
use crate::FileState;

/// A content to keep.
pub(super) struct NewContent<'a> {
    pub sha256: &'a [u8],
    pub size: i64,
    pub picture: Option<(i32, i32)>,
    pub has_thumbnail: bool,
}

/// A content that one more file names.
pub(super) struct ClaimedContent {
    pub id: Uuid,
    pub is_new: bool,
    /// Whether its bytes are to be in the storage: not those of an infected one.
    pub wants_object: bool,
    pub key: Path,
    pub thumbnail: Path,
}

/// Finds or makes the row of a content, for one more file. The row is held until the transaction ends, so that whoever
/// sweeps it waits, or was there before; its object is looked after while it is held.
pub(super) async fn claim(ctx: &Ctx, tx: &mut Tx, new: NewContent<'_>) -> Result<ClaimedContent> {
    let is_scanned = ctx.settings.section::<Startup>().clamd_addr.is_some();
    let state = if is_scanned { FileState::PendingScan } else { FileState::Clean };
    let held = sqlx::query!(
        r#"insert into file_contents as held (id, sha256, size, state, width, height, has_thumbnail, reference_count,
               created_at)
           values ($1, $2, $3, $4, $5, $6, $7, 1, $8)
           on conflict (sha256) do update set reference_count = held.reference_count + 1, size = excluded.size,
               -- What nobody named is as if it were new: a sweep may have found no more of it than its name.
               state = case when held.reference_count = 0 and held.state <> 'infected' then excluded.state
                   else held.state end,
               width = coalesce(held.width, excluded.width), height = coalesce(held.height, excluded.height),
               has_thumbnail = held.has_thumbnail or excluded.has_thumbnail
           returning id, state, xmax = 0 as "is_new!""#,
        ctx.id(),
        new.sha256,
        new.size,
        state.as_str(),
        new.picture.map(|(width, _)| width),
        new.picture.map(|(_, height)| height),
        new.has_thumbnail,
        ctx.now(),
    )
    .fetch_one(&mut **tx)
    .await?;
    let state = FileState::parse(&held.state);
    if state == Some(FileState::PendingScan) {
        enqueue(ctx, tx, &ScanContent { content: held.id }).await?;
    }
    Ok(ClaimedContent {
        id: held.id,
        is_new: held.is_new,
        wants_object: state != Some(FileState::Infected),
        key: content_key(new.sha256),
        thumbnail: thumbnail_key(new.sha256),
    })
}

/// Takes references away, one for each id that is given. What nobody names any more goes with the next sweep.
pub(super) async fn release(tx: &mut Tx, contents: &[Uuid]) -> Result<()> {
    sqlx::query!(
        "update file_contents c set reference_count = c.reference_count - gone.count
         from (select id, count(*)::integer as count from unnest($1::uuid[]) as id group by id) as gone
         where c.id = gone.id",
        contents,
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

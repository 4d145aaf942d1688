//! Sweeps: files that were sent and never used, contents that nobody names, uploads that a process left behind.

use std::time::Duration;

use base::{
    chrono::TimeDelta,
    server::{Ctx, Result},
    uuid::Uuid,
};
use futures::{StreamExt, TryStreamExt};
use jobs::server::Job;
use object_store::path::Path;
use serde::{Deserialize, Serialize};

use super::{
    content::release,
    quota,
    storage::{CONTENTS, Storage, UPLOADS, away, content_key, thumbnail_key},
};

/// How long a file may hang on nothing, and an upload be under way.
const UNUSED: TimeDelta = TimeDelta::hours(24);
/// Rows that one statement takes.
const BATCH: i64 = 200;

/// Deletes what nobody uses.
#[derive(Debug, Serialize, Deserialize)]
pub struct SweepFiles {}

impl Job for SweepFiles {
    const KIND: &'static str = "sweep-files";
    const LONGEST_RUN: Duration = Duration::from_secs(1_800);

    async fn run(self, ctx: &Ctx) -> Result<()> {
        while forget_unattached(ctx).await? {}
        while delete_unreferenced(ctx).await? {}
        delete_old_uploads(ctx).await?;
        quota::forget_past(ctx).await
    }
}

/// Takes the names of files that were never used; whether there may be more.
async fn forget_unattached(ctx: &Ctx) -> Result<bool> {
    let mut tx = ctx.begin().await?;
    let contents = sqlx::query_scalar!(
        "delete from files where id in (
             select id from files where owner_type is null and created_at < $1 limit $2 for update skip locked)
         returning content_id",
        ctx.now() - UNUSED,
        BATCH,
    )
    .fetch_all(&mut *tx)
    .await?;
    release(&mut tx, &contents).await?;
    ctx.commit(tx).await?;
    Ok(!contents.is_empty())
}

/// Deletes one content that no file names; whether there was one. Its object goes while its row is held: whoever sends the
/// same again waits for the end of this, and stores it anew.
async fn delete_unreferenced(ctx: &Ctx) -> Result<bool> {
    let mut tx = ctx.begin().await?;
    let sha256 = sqlx::query_scalar!(
        "delete from file_contents where id in (
             select id from file_contents where reference_count = 0 limit 1 for update skip locked)
         returning sha256",
    )
    .fetch_optional(&mut *tx)
    .await?;
    let Some(sha256) = sha256 else { return Ok(false) };
    let storage = Storage::of(ctx)?;
    storage.delete(&thumbnail_key(&sha256)).await?;
    storage.delete(&content_key(&sha256)).await?;
    ctx.commit(tx).await?;
    Ok(true)
}

/// Deletes uploads that were under way when their process ended.
async fn delete_old_uploads(ctx: &Ctx) -> Result<()> {
    let storage = Storage::of(ctx)?;
    let since = ctx.now() - UNUSED;
    let mut uploads = storage.list(UPLOADS);
    while let Some(upload) = uploads.next().await {
        let upload = upload.map_err(away)?;
        if upload.last_modified < since {
            storage.delete(&upload.location).await?;
        }
    }
    // A bucket forgets the parts of an upload by a rule of its own; of a folder they are files that no list shows.
    if let Some(folder) = storage.folder().cloned() {
        let swept = tokio::task::spawn_blocking(move || delete_old_files(&folder.join(UPLOADS)));
        swept.await.map_err(anyhow::Error::from)?.map_err(away)?;
    }
    Ok(())
}

fn delete_old_files(folder: &std::path::Path) -> std::io::Result<()> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    let unused = UNUSED.to_std().unwrap_or_default();
    for entry in entries {
        let entry = entry?;
        // By the machine's own clock, as its file system has it.
        if entry.metadata()?.modified()?.elapsed().unwrap_or_default() > unused {
            std::fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// Finds contents in the storage that no row names: of a transaction that failed after its object was stored. Each gets a
/// row without references, and goes with the next sweep.
#[derive(Debug, Serialize, Deserialize)]
pub struct FindStrayContents {}

impl Job for FindStrayContents {
    const KIND: &'static str = "find-stray-contents";
    const LONGEST_RUN: Duration = Duration::from_secs(3_600);

    async fn run(self, ctx: &Ctx) -> Result<()> {
        let storage = Storage::of(ctx)?;
        let since = ctx.now() - UNUSED;
        let objects = storage.list(CONTENTS).map_err(away);
        let old = objects.try_filter(|object| std::future::ready(object.last_modified < since));
        let named = old.try_filter_map(|object| std::future::ready(Ok(sha256_of(&object.location))));
        let mut batches = named.try_chunks(BATCH as usize);
        while let Some(batch) = batches.next().await {
            name(ctx, &batch.map_err(|error| error.1)?).await?;
        }
        Ok(())
    }
}

async fn name(ctx: &Ctx, contents: &[Vec<u8>]) -> Result<()> {
    let ids: Vec<Uuid> = contents.iter().map(|_| ctx.id()).collect();
    let named = sqlx::query!(
        "insert into file_contents (id, sha256, size, state, reference_count, created_at)
         select id, sha256, 0, 'clean', 0, $3 from unnest($1::uuid[], $2::bytea[]) as stray (id, sha256)
         on conflict (sha256) do nothing",
        &ids,
        contents,
        ctx.now(),
    )
    .execute(&ctx.db)
    .await?;
    if named.rows_affected() > 0 {
        tracing::info!(count = named.rows_affected(), "contents that no file names go with the next sweep");
    }
    Ok(())
}

/// The SHA-256 that an object is named by; none of a small picture, which goes with its content.
fn sha256_of(location: &Path) -> Option<Vec<u8>> {
    let name = location.filename()?;
    let bytes = |at: usize| u8::from_str_radix(name.get(at..at + 2)?, 16).ok();
    (name.len() == 64).then(|| (0..64).step_by(2).map(bytes).collect::<Option<Vec<u8>>>()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_is_named_by_its_digest() {
        let digest = [0xab; 32];
        assert_eq!(sha256_of(&content_key(&digest)), Some(digest.to_vec()));
        assert_eq!(sha256_of(&thumbnail_key(&digest)), None);
        assert_eq!(sha256_of(&Path::from("contents/README")), None);
    }
}

//! Counts readers. Counted in memory, written together: a reader never waits for it.

use std::{
    collections::HashMap,
    future::Future,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use base::server::{Ctx, Result, every};

use crate::ArticleId;

/// How long a view may wait in memory; a process that is killed loses no more than this.
const WAIT: Duration = Duration::from_secs(5);

/// What was read and not yet written down.
#[derive(Default)]
pub(super) struct Views(Mutex<HashMap<ArticleId, i64>>);

/// Counts one reader of an article, unless it is a program.
pub fn count_view(ctx: &Ctx, is_robot: bool, id: ArticleId) {
    if !is_robot {
        *ctx.shared::<Views>().0.lock().unwrap_or_else(PoisonError::into_inner).entry(id).or_default() += 1;
    }
}

/// Writes what was counted, until `stop` resolves, and once more then.
pub async fn write_views(ctx: Ctx, stop: impl Future<Output = ()> + Send) {
    every("writing what was read", WAIT, stop, |_| flush(&ctx)).await;
}

/// Writes what was counted.
pub(super) async fn flush(ctx: &Ctx) -> Result<()> {
    let counted =
        std::mem::take(&mut *ctx.shared::<Views>().0.lock().unwrap_or_else(PoisonError::into_inner));
    if counted.is_empty() {
        return Ok(());
    }
    // In one order everywhere, so that two processes cannot wait for each other.
    let mut counted: Vec<_> = counted.into_iter().collect();
    counted.sort_unstable();
    let (ids, views): (Vec<_>, Vec<_>) = counted.into_iter().map(|(id, views)| (id.0, views)).unzip();
    sqlx::query!(
        "insert into article_counts (article_id, views)
         select seen.id, seen.views from unnest($1::uuid[], $2::bigint[]) as seen (id, views)
         where exists (select from articles where articles.id = seen.id)
         on conflict (article_id) do update set views = article_counts.views + excluded.views",
        &ids,
        &views,
    )
    .execute(&ctx.db)
    .await?;
    Ok(())
}

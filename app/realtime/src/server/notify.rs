//! Wakes the other processes: one `NOTIFY` for many commits, in a transaction of its own.

use std::{sync::Arc, time::Duration};

use base::server::{CommitNotifier, Ctx, Result};
use sqlx::postgres::PgListener;
use tokio::sync::{Notify, watch};

use super::{Hub, announcement, ephemeral_signal};

const CHANNEL: &str = "porchlight_committed";
/// At most one wake-up in this time, however many commits there were.
const BATCH: Duration = Duration::from_millis(20);

/// That other processes committed: bumped in the process's context (`ctx.shared`) for every announcement that is heard.
#[derive(Default)]
pub struct CommitsElsewhere(CommitNotifier);

impl CommitsElsewhere {
    /// Listens from now on.
    pub fn listen(&self) -> watch::Receiver<u64> {
        self.0.listen()
    }
}

/// Announces this process's commits, for ever.
pub(super) async fn announce(ctx: Ctx) {
    let mut commits = ctx.commits.listen();
    while commits.changed().await.is_ok() {
        let sent = sqlx::query("select pg_notify($1, '')").bind(CHANNEL).execute(&ctx.db).await;
        if let Err(error) = sent {
            tracing::warn!(%error, "other processes could not be woken; their sweep will find it");
        }
        tokio::time::sleep(BATCH).await;
    }
}

/// Hears the announcements of all processes, for ever. A lost line is opened again, and what was missed is read then.
pub(super) async fn listen(ctx: Ctx, hub: Hub, elsewhere: Arc<Notify>) {
    loop {
        if let Err(error) = listen_once(&ctx, &hub, &elsewhere).await {
            tracing::warn!(%error, "the line to the database was lost");
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

async fn listen_once(ctx: &Ctx, hub: &Hub, elsewhere: &Notify) -> Result<()> {
    let mut listener = PgListener::connect_with(&ctx.db).await?;
    // What was announced while nobody heard it.
    elsewhere.notify_one();
    let commits = ctx.shared::<CommitsElsewhere>();
    listener.listen_all([CHANNEL, ephemeral_signal::CHANNEL, announcement::CHANNEL]).await?;
    // What was announced while nobody listened is not known.
    announcement::wake(ctx, None);
    loop {
        let heard = listener.recv().await?;
        if heard.channel() == CHANNEL {
            elsewhere.notify_one();
            commits.0.notify();
        } else if heard.channel() == announcement::CHANNEL {
            announcement::wake(ctx, Some(heard.payload()));
        } else if let Ok(signal) = serde_json::from_str(heard.payload()) {
            hub.signal(&Arc::new(signal));
        }
    }
}

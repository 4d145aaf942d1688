//! Wakes the other processes: one `NOTIFY` for many commits, in a transaction of its own.

use std::{sync::Arc, time::Duration};

use base::server::{Committed, Ctx, Result};
use sqlx::postgres::PgListener;
use tokio::sync::{Notify, watch};

use super::{Hub, whisper};

const CHANNEL: &str = "porchlight_committed";
/// At most one wake-up in this time, however many commits there were.
const BATCH: Duration = Duration::from_millis(20);

/// That other processes committed: bumped in the process's context (`ctx.kept`) for every announcement that is heard.
#[derive(Default)]
pub struct CommitsElsewhere(Committed);

impl CommitsElsewhere {
    /// Listens from now on.
    pub fn listen(&self) -> watch::Receiver<u64> {
        self.0.listen()
    }
}

/// Announces this process's commits, for ever.
pub(super) async fn announce(ctx: Ctx) {
    let mut bell = ctx.committed.listen();
    while bell.changed().await.is_ok() {
        let sent = sqlx::query("select pg_notify($1, '')").bind(CHANNEL).execute(&ctx.db).await;
        if let Err(error) = sent {
            tracing::warn!(%error, "other processes could not be woken; their sweep will find it");
        }
        tokio::time::sleep(BATCH).await;
    }
}

/// Hears the announcements of all processes, for ever. A lost line is opened again; the sweep covers the gap.
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
    listener.listen_all([CHANNEL, whisper::CHANNEL]).await?;
    let commits = ctx.kept::<CommitsElsewhere>();
    loop {
        let heard = listener.recv().await?;
        if heard.channel() == CHANNEL {
            elsewhere.notify_one();
            commits.0.ring();
        } else if let Ok(whisper) = serde_json::from_str(heard.payload()) {
            hub.whisper(&Arc::new(whisper));
        }
    }
}

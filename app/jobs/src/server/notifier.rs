//! The queue's notifier: an enqueued job wakes the worker of its process, and those of others where that one has no hand
//! free. Its word is a hint. A worker also looks by itself, for jobs of processes that died before they could say it.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use base::server::{Ctx, Result};
use sqlx::postgres::{PgListener, PgPoolOptions};
use tokio::sync::{Notify, Semaphore, futures::Notified};
use uuid::Uuid;

const CHANNEL: &str = "porchlight_jobs";
/// At most one `NOTIFY` in this time, however many jobs were enqueued.
const BATCH: Duration = Duration::from_millis(50);
/// How long a lost line rests before it is opened again.
const REST: Duration = Duration::from_secs(1);

/// The free hands of each queue.
pub(super) type Hands = HashMap<&'static str, Arc<Semaphore>>;

/// The notifier of one process.
pub(super) struct Notifier {
    /// Tells this process's own announcements from those of others.
    process: Uuid,
    wake: Notify,
    /// Those of this process's worker; none where it has no worker.
    hands: Mutex<Hands>,
    announcement: Mutex<Announcement>,
}

/// Whether other processes are being told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Announcement {
    None,
    Sent,
    /// Once more, when the batch's time is over.
    Wanted,
}

impl Default for Notifier {
    fn default() -> Self {
        Self {
            process: Uuid::from_u128(rand::random()),
            wake: Notify::new(),
            hands: Mutex::default(),
            announcement: Mutex::new(Announcement::None),
        }
    }
}

impl Notifier {
    /// The process's own.
    pub fn of(ctx: &Ctx) -> Arc<Self> {
        ctx.shared()
    }

    /// A job was committed.
    pub fn ring(self: &Arc<Self>, ctx: &Ctx, queue: &str) {
        let has_free_hand = {
            let hands = self.hands();
            if !hands.is_empty() {
                self.wake.notify_one();
            }
            hands.get(queue).is_some_and(|hands| hands.available_permits() > 0)
        };
        if !has_free_hand {
            self.announce(ctx);
        }
    }

    /// Tells the workers of other processes to look: at once, and once more after a while for all that came meanwhile.
    pub fn announce(self: &Arc<Self>, ctx: &Ctx) {
        {
            let mut announcement = self.announcement();
            if *announcement != Announcement::None {
                *announcement = Announcement::Wanted;
                return;
            }
            *announcement = Announcement::Sent;
        }
        let (notifier, ctx) = (Arc::clone(self), ctx.clone());
        tokio::spawn(async move {
            loop {
                notifier.notify(&ctx).await;
                tokio::time::sleep(BATCH).await;
                let mut announcement = notifier.announcement();
                if *announcement == Announcement::Sent {
                    *announcement = Announcement::None;
                    return;
                }
                *announcement = Announcement::Sent;
            }
        });
    }

    /// One `NOTIFY` in a statement of its own: in the transaction that enqueues it would serialise commits.
    pub async fn notify(&self, ctx: &Ctx) {
        let told = sqlx::query("select pg_notify($1, $2)")
            .bind(CHANNEL)
            .bind(self.process.simple().to_string())
            .execute(&ctx.db)
            .await;
        if let Err(error) = told {
            tracing::warn!(%error, "other workers could not be woken; they will look by themselves");
        }
    }

    /// From now on this process has a worker.
    pub fn open(&self, hands: Hands) {
        *self.hands() = hands;
    }

    /// What is enqueued from now on is for others.
    pub fn close(&self) {
        self.hands().clear();
    }

    /// Resolves once somebody enqueued something that this process may run.
    pub fn woken(&self) -> Notified<'_> {
        self.wake.notified()
    }

    /// Hears the announcements of other processes, for ever, on a connection of its own: the pool may be small.
    pub async fn listen(self: Arc<Self>, ctx: Ctx) {
        loop {
            if let Err(error) = self.listen_once(&ctx).await {
                tracing::warn!(%error, "the queue's line to the database was lost");
            }
            tokio::time::sleep(REST).await;
        }
    }

    async fn listen_once(&self, ctx: &Ctx) -> Result<()> {
        let line =
            PgPoolOptions::new().max_connections(1).connect_lazy_with((*ctx.db.connect_options()).clone());
        let mut listener = PgListener::connect_with(&line).await?;
        listener.listen(CHANNEL).await?;
        // What was announced before it listened.
        self.wake.notify_one();
        let process = self.process.simple().to_string();
        loop {
            if listener.recv().await?.payload() != process {
                self.wake.notify_one();
            }
        }
    }

    fn hands(&self) -> MutexGuard<'_, Hands> {
        self.hands.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn announcement(&self) -> MutexGuard<'_, Announcement> {
        self.announcement.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

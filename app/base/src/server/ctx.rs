//! What a verb works with: the database, the time, ids, settings, and the bell to ring after a commit.

use std::{
    any::{Any, TypeId},
    collections::HashMap,
    path::PathBuf,
    sync::{Arc, PoisonError, RwLock},
};

use chrono::TimeDelta;
use sqlx::PgPool;
use tokio::sync::watch;
use uuid::{NoContext, Timestamp, Uuid};

use super::{PooledConnection, Result, SecretKey, Sections, Tx, connection_pool::ConnectionPool};
use crate::{DateTime, Utc};

/// Rung after each commit, so that whoever forwards what was written need not poll.
#[derive(Clone, Debug)]
pub struct CommitNotifier(Arc<watch::Sender<u64>>);

impl Default for CommitNotifier {
    fn default() -> Self {
        Self(Arc::new(watch::Sender::new(0)))
    }
}

impl CommitNotifier {
    /// Rings: everybody who listens wakes once, however often it rang meanwhile.
    pub fn notify(&self) {
        self.0.send_modify(|count| *count = count.wrapping_add(1));
    }

    /// Listens from now on.
    pub fn listen(&self) -> watch::Receiver<u64> {
        self.0.subscribe()
    }
}

/// Settings that verbs need; the server reads them from its environment once.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The address that people use, without a slash at the end.
    pub public_url: String,
    /// The address at which the help center is to be found, where that is another one.
    pub help_url: Option<String>,
    /// Other sites whose pages may search the help center: their origins.
    pub search_origins: Vec<String>,
    /// The folder of what Porchlight keeps beside its database; none in tests, which keep nothing.
    pub data: Option<PathBuf>,
    /// Signs tokens and cursors.
    pub secret: SecretKey,
    /// What each domain takes from the environment.
    pub sections: Sections,
}

impl Settings {
    /// A domain's own section; its defaults where none was given.
    pub fn section<S: Any + Default + Send + Sync>(&self) -> Arc<S> {
        self.sections.get()
    }

    /// The address of the help center, without a slash at the end.
    pub fn help_url(&self) -> &str {
        self.help_url.as_deref().unwrap_or(&self.public_url)
    }

    /// Whether a page of this origin is one of ours.
    pub fn is_ours(&self, origin: &str) -> bool {
        origin == self.public_url || self.help_url.as_deref() == Some(origin)
    }

    /// Whether people come over TLS, and cookies may be held to it.
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}

/// The time, which a test may set.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    ahead: Arc<RwLock<TimeDelta>>,
}

impl Clock {
    /// Now, to the microsecond that Postgres keeps.
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the machine for the time")]
    pub fn now(&self) -> DateTime<Utc> {
        let now = Utc::now() + *self.ahead.read().unwrap_or_else(PoisonError::into_inner);
        chrono::SubsecRound::trunc_subsecs(now, 6)
    }

    /// Moves the clock ahead, for tests of what comes later.
    pub fn advance(&self, by: TimeDelta) {
        *self.ahead.write().unwrap_or_else(PoisonError::into_inner) += by;
    }
}

/// The context of every verb. Cheap to clone.
#[derive(Clone)]
pub struct Ctx {
    /// The pool.
    pub db: PgPool,
    /// The time.
    pub clock: Clock,
    /// The settings.
    pub settings: Arc<Settings>,
    /// Rung after each commit.
    pub commits: CommitNotifier,
    readers: ConnectionPool,
    writers: ConnectionPool,
    kept: Arc<RwLock<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>>,
}

impl Ctx {
    /// A context over a pool, with as many connections again for reading and for changes.
    pub fn new(db: PgPool, settings: Settings) -> Self {
        let most = db.options().get_max_connections().max(2);
        Self {
            clock: Clock::default(),
            settings: Arc::new(settings),
            commits: CommitNotifier::default(),
            readers: ConnectionPool::new(db.clone(), most),
            writers: ConnectionPool::new(db.clone(), most),
            kept: Arc::default(),
            db,
        }
    }

    /// The same context on a clock of its own, which may be moved without moving anybody else's.
    #[must_use]
    pub fn on_its_own_clock(&self) -> Self {
        Self { clock: Clock::default(), ..self.clone() }
    }

    /// The same context over another pool.
    #[must_use]
    pub fn over(&self, db: PgPool) -> Self {
        let fresh = Self::new(db, (*self.settings).clone());
        Self { clock: self.clock.clone(), commits: self.commits.clone(), ..fresh }
    }

    /// Now.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// A fresh id, version 7, on this context's clock.
    pub fn id(&self) -> Uuid {
        let now = self.now();
        let seconds = u64::try_from(now.timestamp()).unwrap_or_default();
        Uuid::new_v7(Timestamp::from_unix(NoContext, seconds, now.timestamp_subsec_nanos()))
    }

    /// What a domain keeps in this process: a cache or a buffer that can be made anew from the database at any time.
    /// Every clone of a context keeps the same.
    pub fn shared<T: Any + Default + Send + Sync>(&self) -> Arc<T> {
        let key = TypeId::of::<T>();
        let found = self.kept.read().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        let kept = found.unwrap_or_else(|| {
            let mut all = self.kept.write().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(all.entry(key).or_insert_with(|| Arc::new(T::default())))
        });
        kept.downcast().unwrap_or_default()
    }

    /// A connection to read on, or for a statement that stands alone; say [`PooledConnection::release`] after the last answer.
    ///
    /// # Errors
    /// When none could be had.
    pub async fn read(&self) -> Result<PooledConnection> {
        self.readers.acquire().await
    }

    /// How many connections this process has to Postgres.
    pub fn connections(&self) -> u32 {
        self.db.size() + self.readers.count() + self.writers.count()
    }

    /// Begins a transaction, on connections that are not those of readers: one that reads beside it waits for nobody who
    /// waits for it.
    ///
    /// # Errors
    /// When no connection could be had.
    pub async fn begin(&self) -> Result<Tx> {
        match Tx::begin(self.writers.acquire().await?).await {
            // Its connection died since its last use, and nothing was asked on it yet: there is another.
            Err(error) if error.is_unavailable() => Tx::begin(self.writers.acquire().await?).await,
            begun => begun,
        }
    }

    /// Closes every connection: to be called when nothing more is asked.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writers.close().await;
        self.db.close().await;
    }

    /// Commits, does what the transaction asked for after that, and rings the bell. Never `NOTIFY` in the transaction itself: it serialises commits.
    ///
    /// # Errors
    /// When Postgres refuses the commit.
    pub async fn commit(&self, tx: Tx) -> Result<()> {
        tx.commit().await?;
        self.commits.notify();
        Ok(())
    }
}

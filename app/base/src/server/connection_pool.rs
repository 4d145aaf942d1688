//! A connection pool (deadpool's) without sqlx' ping on every release, which doubles the price of a read by its key. A
//! connection is pinged only where it lay idle for a while, or where its holder was dropped before it came to
//! [`PooledConnection::release`]; then what was begun on it is rolled back first.

use std::{
    ops::{Deref, DerefMut},
    sync::atomic::{AtomicU64, AtomicUsize, Ordering},
    time::Duration,
};

use deadpool::managed::{
    self, Metrics, Object, Pool, PoolConfig, PoolError, QueueMode, RecycleError, RecycleResult, WeakPool,
};
use sqlx::{Connection, PgConnection, PgPool};
use tokio::time::{sleep, timeout};

use super::{Result, error::is_away};

/// How long a caller waits for a connection, and a connection that was dropped in use for its last answer.
const PATIENCE: Duration = Duration::from_secs(5);
/// A connection that was not used for so long is pinged before it is used again, in every pool of the process.
pub(super) const CHECK_AFTER: Duration = Duration::from_secs(3);
/// How long a ping may take.
const PING_TIMEOUT: Duration = Duration::from_secs(1);
/// A connection that nobody used for so long is closed.
const IDLE_TIMEOUT: Duration = Duration::from_secs(10 * 60);
/// A connection that is older is closed when it is next free: what Postgres keeps for it only grows.
const MAX_LIFETIME: Duration = Duration::from_secs(30 * 60);
/// How often idle connections are looked at.
const CLOSE_IDLE_EVERY: Duration = Duration::from_secs(60);

/// The connections of one process for one purpose. Cheap to clone.
#[derive(Clone)]
pub(super) struct ConnectionPool(Pool<Manager>);

impl ConnectionPool {
    /// At most `most` connections with the options of `db`.
    pub fn new(db: PgPool, most: u32) -> Self {
        Self::checking_after(db, most, CHECK_AFTER)
    }

    fn checking_after(db: PgPool, most: u32, check_after: Duration) -> Self {
        let mut config = PoolConfig::new(most as usize);
        // The few that are in use stay warm, the rest grow idle and are closed.
        config.queue_mode = QueueMode::Lifo;
        let manager =
            Manager { db, check_after, epoch: AtomicU64::default(), suspects: AtomicUsize::default() };
        let pool =
            Pool::builder(manager).config(config).build().expect("a pool without time-outs needs no runtime");
        tokio::spawn(close_idle(pool.weak()));
        Self(pool)
    }

    /// A connection.
    ///
    /// # Errors
    /// When Postgres cannot be reached, or every connection was busy for too long.
    pub async fn acquire(&self) -> Result<PooledConnection> {
        let acquired = timeout(PATIENCE, self.0.get()).await.map_err(|_| sqlx::Error::PoolTimedOut)?;
        match acquired {
            Ok(object) => Ok(PooledConnection { object: Some(object), is_begun: false }),
            Err(PoolError::Backend(error)) => Err(error.into()),
            Err(PoolError::Closed) => Err(sqlx::Error::PoolClosed.into()),
            Err(error) => Err(anyhow::Error::from(error).into()),
        }
    }

    /// How many there are now, in somebody's hands or not.
    pub fn count(&self) -> u32 {
        u32::try_from(self.0.status().size).unwrap_or(u32::MAX)
    }

    /// Closes what is idle, and what is in use when it is given back. Nobody gets a connection any more.
    pub async fn close(&self) {
        let idle = self.0.retain(|_, _| false).removed;
        self.0.close();
        say_goodbye(idle).await;
    }
}

/// Makes connections, and says which of them may be used again.
struct Manager {
    db: PgPool,
    check_after: Duration,
    /// Grows when a connection proves dead: Postgres may have been started anew, and then none of those made before lives.
    epoch: AtomicU64,
    /// Connections that were dropped in use and may be dead. While there are any, others are pinged before they are used:
    /// a restart of Postgres is found out by those who held a connection then, and by nobody else.
    suspects: AtomicUsize,
}

/// A connection as the pool keeps it.
struct Pooled {
    connection: PgConnection,
    epoch: u64,
    /// Whether its last holder had every answer.
    is_released: bool,
}

impl Manager {
    /// Gives up all connections that are as old as this dead one.
    fn end_epoch(&self, epoch: u64) {
        let _ended_already =
            self.epoch.compare_exchange(epoch, epoch + 1, Ordering::Relaxed, Ordering::Relaxed);
    }

    fn must_check(&self, metrics: &Metrics) -> bool {
        metrics.last_used() >= self.check_after || self.suspects.load(Ordering::Relaxed) > 0
    }
}

impl managed::Manager for Manager {
    type Type = Pooled;
    type Error = sqlx::Error;

    async fn create(&self) -> sqlx::Result<Pooled> {
        let epoch = self.epoch.load(Ordering::Relaxed);
        let connection = PgConnection::connect_with(&self.db.connect_options()).await?;
        Ok(Pooled { connection, epoch, is_released: false })
    }

    async fn recycle(&self, pooled: &mut Pooled, metrics: &Metrics) -> RecycleResult<sqlx::Error> {
        let is_current = pooled.epoch == self.epoch.load(Ordering::Relaxed);
        if !(is_current && pooled.is_released) || metrics.age() > MAX_LIFETIME {
            return Err(RecycleError::message("of no more use"));
        }
        if self.must_check(metrics) {
            match timeout(PING_TIMEOUT, pooled.connection.ping()).await {
                Ok(Ok(())) => {}
                Ok(Err(error)) => {
                    if is_away(&error) {
                        self.end_epoch(pooled.epoch);
                    }
                    return Err(error.into());
                }
                Err(_) => return Err(RecycleError::message("no answer")),
            }
        }
        pooled.is_released = false;
        Ok(())
    }
}

/// Closes connections that nobody needs any more, as long as there is a pool.
async fn close_idle(pool: WeakPool<Manager>) {
    loop {
        sleep(CLOSE_IDLE_EVERY).await;
        let Some(pool) = pool.upgrade() else { return };
        let is_needed = |metrics: Metrics| metrics.last_used() < IDLE_TIMEOUT && metrics.age() < MAX_LIFETIME;
        let idle = pool.retain(|_, metrics| is_needed(metrics)).removed;
        say_goodbye(idle).await;
    }
}

async fn say_goodbye(connections: Vec<Pooled>) {
    for pooled in connections {
        // One that is dead already needs no goodbye.
        let _goodbye = timeout(PING_TIMEOUT, pooled.connection.close()).await;
    }
}

/// A connection in somebody's hands. [`PooledConnection::release`] gives it back.
pub struct PooledConnection {
    /// None only once it was given back.
    object: Option<Object<Manager>>,
    /// Whether a transaction was asked for and its end was not.
    pub(super) is_begun: bool,
}

impl PooledConnection {
    /// Gives the connection back: every query was answered to its end.
    pub fn release(mut self) {
        if let Some(mut object) = self.object.take() {
            object.is_released = true;
        }
    }
}

impl Deref for PooledConnection {
    type Target = PgConnection;

    fn deref(&self) -> &PgConnection {
        &self.object.as_ref().expect("a connection is held until it is given back").connection
    }
}

impl DerefMut for PooledConnection {
    fn deref_mut(&mut self) -> &mut PgConnection {
        &mut self.object.as_mut().expect("a connection is held until it is given back").connection
    }
}

impl Drop for PooledConnection {
    /// After an error or a caller that went away, an answer may still be on its way and a transaction open: both are waited
    /// for while the connection keeps its place in the pool.
    fn drop(&mut self) {
        let Some(object) = self.object.take() else { return };
        // Without a runtime or its pool it is closed, and Postgres rolls back.
        let (Some(pool), Ok(runtime)) = (Object::pool(&object), tokio::runtime::Handle::try_current()) else {
            return;
        };
        pool.manager().suspects.fetch_add(1, Ordering::Relaxed);
        let reset = reset(object, self.is_begun);
        runtime.spawn(async move {
            if let Some(dead) = reset.await {
                pool.manager().end_epoch(dead);
                let epoch = pool.manager().epoch.load(Ordering::Relaxed);
                drop(pool.retain(|pooled, _| pooled.epoch == epoch));
            }
            pool.manager().suspects.fetch_sub(1, Ordering::Relaxed);
        });
    }
}

/// Rolls back what was begun and waits for the last answer; then the connection is free again. The epoch of one that is
/// dead.
async fn reset(mut object: Object<Manager>, is_begun: bool) -> Option<u64> {
    let pooled = &mut *object;
    let answered = async {
        if is_begun {
            sqlx::raw_sql("rollback").execute(&mut pooled.connection).await?;
        }
        pooled.connection.ping().await
    };
    match timeout(PATIENCE, answered).await {
        Ok(Ok(())) => {
            object.is_released = true;
            None
        }
        Ok(Err(error)) if is_away(&error) => Some(Object::take(object).epoch),
        // A statement that failed late, or goes on and on, says nothing of the other connections.
        Ok(Err(_)) | Err(_) => {
            drop(Object::take(object));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn process(connection: &mut PgConnection) -> Result<i32> {
        Ok(sqlx::query_scalar("select pg_backend_pid()").fetch_one(connection).await?)
    }

    /// So many connections, used and given back; their processes.
    async fn fill(pool: &ConnectionPool, many: usize) -> Vec<i32> {
        let (mut held, mut processes) = (Vec::new(), Vec::new());
        for _ in 0..many {
            let mut connection = pool.acquire().await.unwrap();
            processes.push(process(&mut connection).await.unwrap());
            held.push(connection);
        }
        held.into_iter().for_each(PooledConnection::release);
        processes
    }

    /// Ends these processes, as a restart of Postgres does, and waits until they have ended.
    async fn terminate(db: &PgPool, processes: &[i32]) {
        let end = "select pg_terminate_backend(pid) from unnest($1::int[]) as ended (pid)";
        sqlx::query(end).bind(processes).execute(db).await.unwrap();
        let alive = "select exists(select from pg_stat_activity where pid = any($1))";
        while sqlx::query_scalar(alive).bind(processes).fetch_one(db).await.unwrap() {}
    }

    #[sqlx::test(migrations = false)]
    async fn a_restart_of_postgres_costs_one_error_and_nobody_else(db: PgPool) {
        let pool = ConnectionPool::checking_after(db.clone(), 4, Duration::MAX);
        let before = fill(&pool, 4).await;
        terminate(&db, &before).await;
        let mut first = pool.acquire().await.unwrap();
        let failed = process(&mut first).await.unwrap_err();
        assert!(failed.is_unavailable(), "{failed}");
        drop(first);
        let after = fill(&pool, 4).await;
        assert!(after.iter().all(|process| !before.contains(process)), "{before:?} {after:?}");
        assert_eq!(pool.count(), 4);
    }

    #[sqlx::test(migrations = false)]
    async fn what_lay_idle_is_checked_before_it_is_used(db: PgPool) {
        let pool = ConnectionPool::checking_after(db.clone(), 3, Duration::ZERO);
        let before = fill(&pool, 3).await;
        assert_eq!(fill(&pool, 3).await.len(), 3);
        terminate(&db, &before).await;
        fill(&pool, 3).await;
    }

    #[sqlx::test(migrations = false)]
    async fn a_connection_is_used_again_and_not_after_the_pool_is_closed(db: PgPool) {
        let pool = ConnectionPool::new(db, 2);
        let one = fill(&pool, 1).await;
        assert_eq!(fill(&pool, 1).await, one, "given back and taken again");
        let held = pool.acquire().await.unwrap();
        pool.close().await;
        let refused = pool.acquire().await.err().unwrap();
        assert!(refused.is_unavailable(), "{refused}");
        held.release();
        assert_eq!(pool.count(), 0);
    }

    #[sqlx::test(migrations = false)]
    async fn a_transaction_begins_although_its_connection_died(db: PgPool) {
        let ctx = crate::server::test::ctx(db.clone());
        let mut tx = ctx.begin().await.unwrap();
        let before = process(&mut tx).await.unwrap();
        tx.rollback().await.unwrap();
        terminate(&db, &[before]).await;
        let mut tx = ctx.begin().await.unwrap();
        assert_ne!(process(&mut tx).await.unwrap(), before);
    }
}

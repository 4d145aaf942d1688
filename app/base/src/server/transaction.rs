//! A transaction, and what is to happen once it is true.

use std::ops::{Deref, DerefMut};

use sqlx::PgConnection;

use super::{Result, connection_pool::PooledConnection};

/// A transaction on a connection of its own. One that is dropped is rolled back, at whatever point its holder went away.
pub struct Tx {
    held: PooledConnection,
    after_commit: Vec<Box<dyn FnOnce() + Send + Sync>>,
}

impl Tx {
    /// Begins.
    ///
    /// # Errors
    /// When the connection was lost.
    pub(super) async fn begin(mut held: PooledConnection) -> Result<Self> {
        // Said before it is asked: a caller that goes away now leaves nothing open to whoever is next.
        held.is_begun = true;
        sqlx::raw_sql("begin").execute(&mut *held).await?;
        Ok(Self { held, after_commit: Vec::new() })
    }

    /// Does this once the transaction is committed, and never where it is not: to wake whoever reads what it wrote. It
    /// must be quick, and may be lost with the process, so that whoever is woken by it also looks by themselves.
    pub fn after_commit(&mut self, wake: impl FnOnce() + Send + Sync + 'static) {
        self.after_commit.push(Box::new(wake));
    }

    /// Makes it true.
    ///
    /// # Errors
    /// When Postgres refuses.
    pub(super) async fn commit(mut self) -> Result<()> {
        let after_commit = std::mem::take(&mut self.after_commit);
        self.end("commit").await?;
        after_commit.into_iter().for_each(|wake| wake());
        Ok(())
    }

    /// Leaves everything as it was, and knows it when this returns.
    ///
    /// # Errors
    /// When the connection was lost.
    pub async fn rollback(self) -> Result<()> {
        self.end("rollback").await
    }

    async fn end(mut self, how: &'static str) -> Result<()> {
        sqlx::raw_sql(how).execute(&mut *self.held).await?;
        // Only now: one that is left on its way here is rolled back, which does nothing where it had ended.
        self.held.is_begun = false;
        self.held.release();
        Ok(())
    }
}

impl Deref for Tx {
    type Target = PgConnection;

    fn deref(&self) -> &PgConnection {
        &self.held
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut PgConnection {
        &mut self.held
    }
}

#[cfg(test)]
mod tests {
    use std::{
        future::{Future, poll_fn},
        pin::pin,
        sync::{
            Arc,
            atomic::{AtomicUsize, Ordering},
        },
        task::Poll,
    };

    use sqlx::PgPool;

    use super::{super::connection_pool::ConnectionPool, *};

    /// A caller that goes away after it was woken so often; whether it came to its end.
    async fn gone_after(times: usize, future: impl Future) -> bool {
        let (mut future, mut left) = (pin!(future), times);
        poll_fn(|cx| match future.as_mut().poll(cx) {
            Poll::Pending if left > 0 => {
                left -= 1;
                Poll::Pending
            }
            ended => Poll::Ready(ended.is_ready()),
        })
        .await
    }

    async fn write(tx: &mut Tx, key: &str) {
        let write = "insert into rate_limits (key, free_at) values ($1, now())";
        sqlx::query(write).bind(key).execute(&mut **tx).await.unwrap();
    }

    async fn is_written(db: &PgPool, key: &str) -> bool {
        let seen = "select exists(select 1 from rate_limits where key = $1)";
        sqlx::query_scalar(seen).bind(key).fetch_one(db).await.unwrap()
    }

    #[sqlx::test(migrator = "migrations::MIGRATOR")]
    async fn whoever_goes_away_leaves_nothing_open_to_the_next(db: PgPool) {
        let one = ConnectionPool::new(db.clone(), 1);
        for times in 0..12 {
            let (gone, next) = (format!("gone after {times}"), format!("next after {times}"));
            let leaving = async {
                let mut tx = Tx::begin(one.acquire().await.unwrap()).await.unwrap();
                write(&mut tx, &gone).await;
                // Before the commit is asked for, whoever is slow enough goes away here at the latest.
                drop(tx);
            };
            gone_after(times, leaving).await;
            let mut tx = Tx::begin(one.acquire().await.unwrap()).await.unwrap();
            write(&mut tx, &next).await;
            tx.commit().await.unwrap();
            assert!(is_written(&db, &next).await, "the next one's write after {times}");
            assert!(!is_written(&db, &gone).await, "the write of whoever went away after {times}");
        }
    }

    #[sqlx::test(migrator = "migrations::MIGRATOR")]
    async fn whoever_goes_away_from_a_commit_has_it_whole_or_not_at_all(db: PgPool) {
        let one = ConnectionPool::new(db.clone(), 1);
        for times in 0..6 {
            let mut tx = Tx::begin(one.acquire().await.unwrap()).await.unwrap();
            let keys = [format!("first of {times}"), format!("second of {times}")];
            for key in &keys {
                write(&mut tx, key).await;
            }
            let is_told = gone_after(times, tx.commit()).await;
            // Asked on the same connection, after whatever was on its way there.
            one.acquire().await.unwrap().release();
            let (first, second) = (is_written(&db, &keys[0]).await, is_written(&db, &keys[1]).await);
            assert_eq!(first, second, "after {times}");
            assert!(first || !is_told, "told of the commit after {times}");
        }
    }

    #[sqlx::test(migrator = "migrations::MIGRATOR")]
    async fn what_is_rolled_back_was_never_there(db: PgPool) {
        let one = ConnectionPool::new(db.clone(), 1);
        let mut tx = Tx::begin(one.acquire().await.unwrap()).await.unwrap();
        write(&mut tx, "never").await;
        tx.rollback().await.unwrap();
        assert!(!is_written(&db, "never").await);
    }

    #[sqlx::test(migrator = "migrations::MIGRATOR")]
    async fn only_what_is_committed_wakes_anybody(db: PgPool) {
        let (one, woken) = (ConnectionPool::new(db, 1), Arc::new(AtomicUsize::new(0)));
        for is_kept in [false, true] {
            let mut tx = Tx::begin(one.acquire().await.unwrap()).await.unwrap();
            let wake = Arc::clone(&woken);
            tx.after_commit(move || {
                wake.fetch_add(1, Ordering::SeqCst);
            });
            if is_kept {
                tx.commit().await.unwrap()
            } else {
                tx.rollback().await.unwrap()
            }
            assert_eq!(woken.load(Ordering::SeqCst), usize::from(is_kept));
        }
    }
}

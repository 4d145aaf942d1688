//! Connections for reading. sqlx' own pool asks Postgres once more at every release whether the connection still
//! lives, which doubles the price of a read by its key; these go back as they are once their reader says that
//! it heard every answer, and are asked only where it did not come to that.

use std::{
    ops::{Deref, DerefMut},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use sqlx::{Connection, PgConnection, PgPool};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::timeout,
};

use super::Result;

/// How long a caller waits for a connection.
const PATIENCE: Duration = Duration::from_secs(5);

/// The connections of one process.
#[derive(Clone)]
pub struct Readers {
    db: PgPool,
    idle: Arc<Mutex<Vec<PgConnection>>>,
    permits: Arc<Semaphore>,
}

impl Readers {
    /// At most `most` connections with the options of `db`.
    pub(super) fn new(db: PgPool, most: usize) -> Self {
        Self { db, idle: Arc::default(), permits: Arc::new(Semaphore::new(most)) }
    }

    /// A connection.
    ///
    /// # Errors
    /// When Postgres cannot be reached, or every connection was busy for too long.
    pub(super) async fn take(&self) -> Result<Reader> {
        let permit = timeout(PATIENCE, Arc::clone(&self.permits).acquire_owned()).await;
        let permit = permit.map_err(|_| sqlx::Error::PoolTimedOut)?.map_err(anyhow::Error::from)?;
        let idle = self.idle().pop();
        let connection = match idle {
            Some(connection) => connection,
            None => PgConnection::connect_with(&self.db.connect_options()).await?,
        };
        Ok(Reader { connection: Some(connection), home: self.clone(), permit: Some(permit) })
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<PgConnection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A connection in a reader's hands. [`Reader::done`] gives it back.
pub struct Reader {
    /// None only once it was given back.
    connection: Option<PgConnection>,
    home: Readers,
    /// Given back with the connection: an answer that is still awaited holds its place.
    permit: Option<OwnedSemaphorePermit>,
}

impl Reader {
    /// Gives the connection back: every query was answered to its end.
    pub fn done(mut self) {
        if let Some(connection) = self.connection.take() {
            self.home.idle().push(connection);
        }
    }
}

impl Deref for Reader {
    type Target = PgConnection;

    fn deref(&self) -> &PgConnection {
        self.connection.as_ref().expect("a reader holds its connection until it is gone")
    }
}

impl DerefMut for Reader {
    fn deref_mut(&mut self) -> &mut PgConnection {
        self.connection.as_mut().expect("a reader holds its connection until it is gone")
    }
}

impl Drop for Reader {
    /// After an error or a caller that went away, an answer may still be on its way: the connection is asked first.
    fn drop(&mut self) {
        let Some(mut connection) = self.connection.take() else { return };
        let (home, permit) = (self.home.clone(), self.permit.take());
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move {
                if connection.ping().await.is_ok() {
                    home.idle().push(connection);
                } else {
                    // Postgres may have been started anew, and then none of the others lives either.
                    home.idle().clear();
                }
                drop(permit);
            });
        }
    }
}

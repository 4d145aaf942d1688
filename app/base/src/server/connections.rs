//! Connections that go back as they are. sqlx' own pool asks Postgres once more at every release whether the connection
//! still lives, which doubles the price of a read by its key; these are asked only where whoever held one did not come to
//! say that every answer was heard.

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

/// How long a caller waits for a connection, and a connection that was left for its last answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// The connections of one process for one purpose.
#[derive(Clone)]
pub(super) struct Connections {
    db: PgPool,
    idle: Arc<Mutex<Vec<PgConnection>>>,
    permits: Arc<Semaphore>,
    most: u32,
}

impl Connections {
    /// At most `most` connections with the options of `db`.
    pub fn new(db: PgPool, most: u32) -> Self {
        Self { db, idle: Arc::default(), permits: Arc::new(Semaphore::new(most as usize)), most }
    }

    /// A connection.
    ///
    /// # Errors
    /// When Postgres cannot be reached, or every connection was busy for too long.
    pub async fn take(&self) -> Result<HeldConnection> {
        timeout(PATIENCE, self.next()).await.map_err(|_| sqlx::Error::PoolTimedOut)?
    }

    async fn next(&self) -> Result<HeldConnection> {
        let permit = Arc::clone(&self.permits).acquire_owned().await.map_err(anyhow::Error::from)?;
        let idle = self.idle().pop();
        let connection = match idle {
            Some(connection) => connection,
            None => PgConnection::connect_with(&self.db.connect_options()).await?,
        };
        Ok(HeldConnection {
            connection: Some(connection),
            home: self.clone(),
            permit: Some(permit),
            is_begun: false,
        })
    }

    /// How many there are now, in somebody's hands or not.
    pub fn count(&self) -> u32 {
        let free = u32::try_from(self.permits.available_permits()).unwrap_or(self.most);
        self.most.saturating_sub(free) + u32::try_from(self.idle().len()).unwrap_or_default()
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<PgConnection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A connection in somebody's hands. [`HeldConnection::done`] gives it back.
pub struct HeldConnection {
    /// None only once it was given back.
    connection: Option<PgConnection>,
    home: Connections,
    /// Given back with the connection: an answer that is still awaited holds its place.
    permit: Option<OwnedSemaphorePermit>,
    /// Whether a transaction was asked for and its end was not.
    pub(super) is_begun: bool,
}

impl HeldConnection {
    /// Gives the connection back: every query was answered to its end.
    pub fn done(mut self) {
        if let Some(connection) = self.connection.take() {
            self.home.idle().push(connection);
        }
    }
}

impl Deref for HeldConnection {
    type Target = PgConnection;

    fn deref(&self) -> &PgConnection {
        self.connection.as_ref().expect("a connection is held until it is given back")
    }
}

impl DerefMut for HeldConnection {
    fn deref_mut(&mut self) -> &mut PgConnection {
        self.connection.as_mut().expect("a connection is held until it is given back")
    }
}

impl Drop for HeldConnection {
    /// After an error or a caller that went away, an answer may still be on its way and a transaction open:
    /// the connection is asked first, and what was begun is rolled back.
    fn drop(&mut self) {
        let Some(mut connection) = self.connection.take() else { return };
        let (home, permit, is_begun) = (self.home.clone(), self.permit.take(), self.is_begun);
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move {
                let rolled_back = async {
                    if is_begun {
                        sqlx::raw_sql("rollback").execute(&mut connection).await?;
                    }
                    connection.ping().await
                };
                if timeout(PATIENCE, rolled_back).await.is_ok_and(|done| done.is_ok()) {
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

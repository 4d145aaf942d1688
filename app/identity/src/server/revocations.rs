//! Sessions that ended while an access token of theirs may still be about. Every process keeps the few in memory,
//! so that no request pays a query for a revocation that almost never is.

use std::{
    collections::HashSet,
    future::Future,
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use base::{
    SessionId,
    server::{Ctx, Result},
};
use chrono::TimeDelta;
use tokio::sync::watch;

use super::ACCESS_SECONDS;

/// A session ended by another process is known here after this, at the latest.
const SWEEP: Duration = Duration::from_millis(800);

/// The recently revoked sessions.
#[derive(Clone)]
pub struct Revocations {
    revoked: Arc<RwLock<HashSet<SessionId>>>,
    changed: Arc<watch::Sender<u64>>,
}

impl Default for Revocations {
    fn default() -> Self {
        Self { revoked: Arc::default(), changed: Arc::new(watch::Sender::new(0)) }
    }
}

impl Revocations {
    /// Whether the session was ended.
    pub fn holds(&self, session: SessionId) -> bool {
        self.revoked.read().unwrap_or_else(PoisonError::into_inner).contains(&session)
    }

    /// Changes whenever a session ends.
    pub fn watch(&self) -> watch::Receiver<u64> {
        self.changed.subscribe()
    }

    /// Reads the list anew.
    ///
    /// # Errors
    /// When the database refuses; the list stays as it was.
    pub async fn refresh(&self, ctx: &Ctx) -> Result<()> {
        let since = ctx.now() - TimeDelta::seconds(ACCESS_SECONDS + 5);
        let revoked: HashSet<SessionId> =
            sqlx::query_scalar!("select id from sessions where revoked_at > $1", since)
                .fetch_all(&ctx.db)
                .await?
                .into_iter()
                .map(SessionId)
                .collect();
        let mut held = self.revoked.write().unwrap_or_else(PoisonError::into_inner);
        if *held != revoked {
            *held = revoked;
            self.changed.send_modify(|count| *count = count.wrapping_add(1));
        }
        Ok(())
    }

    /// Keeps the list fresh until `stop` resolves.
    pub async fn keep(self, ctx: Ctx, stop: impl Future<Output = ()> + Send) {
        tokio::pin!(stop);
        loop {
            if let Err(error) = self.refresh(&ctx).await {
                tracing::warn!(%error, "the list of ended sessions could not be read");
            }
            tokio::select! {
                () = &mut stop => return,
                () = tokio::time::sleep(SWEEP) => {}
            }
        }
    }
}

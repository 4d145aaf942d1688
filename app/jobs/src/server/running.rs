//! The jobs that this process runs, and the heartbeat that keeps them its own while they run.

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use base::server::{Ctx, Result};
use tokio::task::AbortHandle;

use super::lease::{self, LEASE, Lease};

/// Two may fail before a lease passes.
const HEARTBEAT: Duration = Duration::from_secs(LEASE.as_secs() / 3);

/// What runs now.
#[derive(Clone, Default)]
pub(super) struct Running(Arc<Mutex<HashMap<Lease, AbortHandle>>>);

impl Running {
    pub fn add(&self, lease: Lease, run: AbortHandle) {
        self.all().insert(lease, run);
    }

    pub fn remove(&self, lease: Lease) {
        self.all().remove(&lease);
    }

    /// Extends the leases of what runs, for ever.
    pub async fn keep(self, ctx: Ctx) {
        loop {
            tokio::time::sleep(HEARTBEAT).await;
            if let Err(error) = self.extend(&ctx).await {
                tracing::warn!(%error, "leases could not be extended; others may run these jobs too");
            }
        }
    }

    /// Extends the leases of what runs. A run whose lease was lost is ended: somebody else runs that job.
    pub async fn extend(&self, ctx: &Ctx) -> Result<()> {
        let leases: Vec<Lease> = self.all().keys().copied().collect();
        if leases.is_empty() {
            return Ok(());
        }
        let kept: HashSet<_> = lease::extend(ctx, &leases).await?.into_iter().collect();
        for lost in leases.iter().filter(|lease| !kept.contains(&lease.job)) {
            if let Some(run) = self.all().remove(lost) {
                run.abort();
            }
        }
        Ok(())
    }

    /// Ends everything; answers what did not come to its end.
    pub fn abort(&self) -> Vec<Lease> {
        let all = std::mem::take(&mut *self.all());
        all.values().for_each(AbortHandle::abort);
        all.into_keys().collect()
    }

    fn all(&self) -> MutexGuard<'_, HashMap<Lease, AbortHandle>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

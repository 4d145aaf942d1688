//! The worker: every job and every schedule of the domains.

use base::server::Ctx;
use jobs::server::{Registry, Worker};

use crate::domains::domains;

/// A worker that knows every job.
pub fn worker(ctx: Ctx) -> Worker {
    let (mut registry, mut schedules) = (Registry::default(), Vec::new());
    for domain in domains() {
        registry = registry.merge(domain.jobs);
        schedules.extend(domain.schedules);
    }
    Worker::new(ctx, registry, schedules)
}

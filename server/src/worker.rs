//! What works beside requests: every job, schedule and consumer of the domains.

use base::server::Ctx;
use consumers::server::Consumers;
use domain::server::Task;
use jobs::server::{Registry, Worker};

use app::server::domains;

use crate::know_domains::know_domains;

/// A worker that knows every job, and what the jobs ask of the domains.
pub fn worker(ctx: Ctx) -> Worker {
    know_domains(&ctx);
    let (mut registry, mut schedules) = (Registry::default(), Vec::new());
    for domain in domains() {
        registry = registry.merge(domain.jobs);
        schedules.extend(domain.schedules);
    }
    Worker::new(ctx, registry, schedules)
}

/// Every consumer of the domains, and the histories that one added later may begin with.
pub fn consumers() -> Consumers {
    let (mut consumers, mut histories) = (Vec::new(), Vec::new());
    for domain in domains() {
        consumers.extend(domain.consumers);
        histories.extend(domain.histories);
    }
    Consumers::new(consumers).with_histories(histories)
}

/// What every process does beside its own work, whatever that is.
pub fn process_tasks() -> impl Iterator<Item = Task> {
    domains().into_iter().flat_map(|domain| domain.process_tasks)
}

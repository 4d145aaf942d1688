//! All jobs, all schedules and all consumers of the house.

use std::sync::Arc;

use base::server::Ctx;
use chrono::TimeDelta;
use consumers::server::Consumers;
use identity::server::CloseExpiredSessions;
use jobs::server::{PruneIdempotencyKeys, PruneRateLimits, Registry, Schedule, Worker};
use knowledge::server::{PruneDeflections, PruneSearches, PublishScheduled, SyncEmbeddings};
use realtime::server::PruneOutbox;
use tickets::server::TicketHistory;

/// A worker that knows every job.
pub fn worker(ctx: Ctx) -> Worker {
    let registry = Registry::default()
        .with::<CloseExpiredSessions>()
        .with::<PruneOutbox>()
        .with::<PruneIdempotencyKeys>()
        .with::<PruneRateLimits>()
        .with::<PruneSearches>()
        .with::<PruneDeflections>()
        .with::<PublishScheduled>()
        .with::<SyncEmbeddings>();
    let schedules = vec![
        Schedule::every(TimeDelta::minutes(1), &PublishScheduled {}),
        Schedule::every(TimeDelta::minutes(1), &SyncEmbeddings {}),
        Schedule::every(TimeDelta::minutes(10), &PruneOutbox {}),
        Schedule::every(TimeDelta::hours(1), &CloseExpiredSessions {}),
        Schedule::every(TimeDelta::hours(1), &PruneIdempotencyKeys {}),
        Schedule::every(TimeDelta::hours(1), &PruneRateLimits {}),
        Schedule::every(TimeDelta::days(1), &PruneSearches {}),
        Schedule::every(TimeDelta::days(1), &PruneDeflections {}),
    ];
    Worker::new(ctx, registry, schedules, 4)
}

/// Every consumer of every domain, and the histories that one added later may begin with.
pub fn consumers() -> Consumers {
    Consumers::new(Vec::new()).with_histories(vec![Arc::new(TicketHistory)])
}

//! All jobs and all schedules of the house.

use base::server::Ctx;
use chrono::TimeDelta;
use identity::server::CloseExpiredSessions;
use jobs::server::{Registry, Schedule, Worker};
use realtime::server::PruneOutbox;
use tickets::server::PruneIdempotencyKeys;

/// A worker that knows every job.
pub fn worker(ctx: Ctx) -> Worker {
    let registry = Registry::default()
        .with::<CloseExpiredSessions>()
        .with::<PruneOutbox>()
        .with::<PruneIdempotencyKeys>();
    let schedules = vec![
        Schedule::every(TimeDelta::minutes(10), &PruneOutbox {}),
        Schedule::every(TimeDelta::hours(1), &CloseExpiredSessions {}),
        Schedule::every(TimeDelta::hours(1), &PruneIdempotencyKeys {}),
    ];
    Worker::new(ctx, registry, schedules, 4)
}

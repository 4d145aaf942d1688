//! All jobs and all schedules of the house.

use base::server::Ctx;
use chrono::TimeDelta;
use identity::server::CloseExpiredSessions;
use jobs::server::{PruneIdempotencyKeys, PruneRateLimits, Registry, Schedule, Worker};
use knowledge::server::{PruneDeflections, PruneSearches, PublishScheduled, SyncEmbeddings};
use realtime::server::PruneOutbox;
use tickets::server::ReindexTicketSearch;

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
        .with::<SyncEmbeddings>()
        .with::<ReindexTicketSearch>();
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

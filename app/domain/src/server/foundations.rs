//! What the crates below every domain bring: they cannot say it themselves, for this crate stands on them.

use chrono::TimeDelta;
use jobs::server::{PruneIdempotencyKeys, PruneRateLimits, Registry, Schedule};
use realtime::server::PruneOutbox;
use settings::server::keep_settings;

use super::{
    AiStartup, Domain,
    logs::{AuditAddresses, AuditLines, DeadLetters, Logs},
};

/// The queue, the outbox and the settings.
pub fn foundations() -> Domain {
    Domain::new("foundations")
        .rest(jobs::server::rest::routes())
        .rest(consumers::server::rest::routes())
        .permissions(jobs::server::permissions::permissions())
        .permissions(consumers::server::permissions::permissions())
        .jobs(
            Registry::default()
                .with::<PruneOutbox>()
                .with::<PruneIdempotencyKeys>()
                .with::<PruneRateLimits>(),
        )
        .schedules([
            Schedule::every(TimeDelta::minutes(10), &PruneOutbox {}),
            Schedule::every(TimeDelta::hours(1), &PruneIdempotencyKeys {}),
            Schedule::every(TimeDelta::hours(1), &PruneRateLimits {}),
        ])
        .startup::<AiStartup>()
        .retained(AuditAddresses)
        .retained(AuditLines)
        .retained(DeadLetters)
        .personal_data(Logs)
        .process_task(|ctx, hub, stop| async move { keep_settings(ctx, hub, stop.stopped()).await })
}

//! What identity brings to the server.

use chrono::TimeDelta;
use domain::server::{Demo, Domain};
use jobs::server::{Registry, Schedule};

use super::{CloseExpiredSessions, rest, seed::seed_demo};
use crate::server::permissions::permissions;

/// The domain. Its demo people come first, and hand themselves to the other domains.
pub fn domain() -> Domain {
    Domain::new("identity")
        .rest(rest::routes())
        .permissions(permissions())
        .jobs(Registry::default().with::<CloseExpiredSessions>())
        .schedules([Schedule::every(TimeDelta::hours(1), &CloseExpiredSessions {})])
        .seed(|ctx, demo: &mut Demo| Box::pin(seed_demo(ctx, demo)))
}

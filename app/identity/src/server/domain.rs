//! What identity brings to the server.

use chrono::TimeDelta;
use domain::server::{Demo, Domain};
use jobs::server::{Registry, Schedule};

use super::{
    CloseExpiredSessions, LeaveIdleAgents, SignInOrigins,
    account::{self, AskPasswordLink},
    customers,
    erasure::Accounts,
    organizations, own_status, people, rest,
    seed::seed_demo,
    teams,
};
use crate::server::permissions::permissions;

/// The domain. Its demo people come first, and hand themselves to the other domains.
pub fn domain() -> Domain {
    Domain::new("identity")
        .rest(rest::routes())
        .rest(account::rest::routes())
        .rest(people::rest::routes())
        .rest(teams::rest::routes())
        .rest(own_status::rest::routes())
        .rest(organizations::rest::routes())
        .rest(customers::rest::routes())
        .permissions(permissions())
        .permissions(customers::permissions::permissions())
        .jobs(
            Registry::default()
                .with::<CloseExpiredSessions>()
                .with::<LeaveIdleAgents>()
                .with::<AskPasswordLink>(),
        )
        .schedules([
            Schedule::every(TimeDelta::hours(1), &CloseExpiredSessions {}),
            Schedule::every(TimeDelta::minutes(1), &LeaveIdleAgents {}),
        ])
        .retained(SignInOrigins)
        .personal_data(Accounts)
        .seed(|ctx, demo: &mut Demo| Box::pin(seed_demo(ctx, demo)))
}

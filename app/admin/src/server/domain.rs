//! What the admins' pages bring to the server.

use chrono::TimeDelta;
use domain::server::Domain;
use jobs::server::{Registry, Schedule};

use super::{RetentionPeriods, RetentionSweep, SupportMail, rest};
use crate::server::permissions::permissions;

/// The domain.
pub fn domain() -> Domain {
    Domain::new("admin")
        .rest(rest::routes())
        .permissions(permissions())
        .jobs(Registry::default().with::<RetentionSweep>())
        .schedules([Schedule::every(TimeDelta::days(1), &RetentionSweep {})])
        .runtime::<SupportMail>()
        .runtime::<RetentionPeriods>()
}

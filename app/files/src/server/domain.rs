//! What files bring to the server.

use std::time::Duration;

use base::server::RoutePolicy;
use chrono::TimeDelta;
use domain::server::Domain;
use jobs::server::{Registry, Schedule};

use super::{
    FindStrayContents, ScanContent, ScanPending, Startup, SweepFiles, personal_data::SentFiles, rest, serve,
};
use crate::{FileSettings, server::permissions::permissions};

/// How long an upload may take: the largest file over a slow line.
const LONGEST: Duration = Duration::from_secs(60 * 60);

/// The domain.
pub fn domain() -> Domain {
    // Each file is measured as it comes, by what an admin allows; what is beside them has a bound of its own.
    let uploads = RoutePolicy { longest: LONGEST, largest_body: usize::MAX, ..RoutePolicy::default() };
    Domain::new("files")
        .rest(rest::routes())
        .routes(serve::routes())
        .permissions(permissions())
        .policy("/api/support/attachments", uploads.clone())
        .policy("/files/uploads", uploads.clone())
        .policy("/files/forms", uploads)
        .jobs(
            Registry::default()
                .with::<ScanContent>()
                .with::<ScanPending>()
                .with::<SweepFiles>()
                .with::<FindStrayContents>(),
        )
        .schedules([
            Schedule::every(TimeDelta::minutes(10), &ScanPending {}),
            Schedule::every(TimeDelta::hours(1), &SweepFiles {}),
            Schedule::every(TimeDelta::days(1), &FindStrayContents {}),
        ])
        .personal_data(SentFiles)
        .startup::<Startup>()
        .runtime::<FileSettings>()
}

//! What this domain brings to the server.

use base::{chrono::TimeDelta, server::RoutePolicy};
use domain::server::{Demo, Domain};
use jobs::server::{Registry, Schedule};

use super::{
    analysis::{self, AnalyseFeedback, FindAnomalies},
    ideas,
    permissions::permissions,
    personal_data::Givers,
    retention::{GivenFeedback, Ratings},
    satisfaction,
    submissions::{self, LARGEST_FORM, Screenshots, routes, seed_feedback},
};

/// The domain.
pub fn domain() -> Domain {
    // A picture travels within them.
    let large = || RoutePolicy { largest_body: LARGEST_FORM, ..RoutePolicy::default() };
    Domain::new("feedback")
        .rest(submissions::rest::routes())
        .rest(ideas::rest::routes())
        .rest(satisfaction::rest::routes())
        .rest(analysis::rest::routes())
        .startup::<analysis::Startup>()
        .jobs(Registry::default().with::<AnalyseFeedback>().with::<FindAnomalies>())
        .schedules([
            Schedule::every(TimeDelta::minutes(5), &AnalyseFeedback {}),
            Schedule::every(TimeDelta::hours(1), &FindAnomalies {}),
        ])
        .routes(routes())
        .permissions(permissions())
        .file_owner(Screenshots)
        .retained(GivenFeedback)
        .retained(Ratings)
        .personal_data(Givers)
        .policy("/api/feedback/submit", large())
        .policy("/fn/submit_feedback", large())
        .policy("/feedback/forms", large())
        .seed(|ctx, demo: &mut Demo| {
            Box::pin(async move {
                seed_feedback(ctx, demo).await?;
                ideas::seed_ideas(ctx, demo).await
            })
        })
}

//! What this domain brings to the server.

use base::chrono::TimeDelta;
use domain::server::{Demo, Domain};
use jobs::server::{Job, Registry, Schedule};

use super::{
    count_article_views::CountArticleViews,
    facts::{RecountTicketFacts, TicketFactsConsumer},
    permissions::permissions,
    personal_data::SavedReportsOfPeople,
    rest,
};
use crate::ReportHours;

/// The domain.
pub fn domain() -> Domain {
    Domain::new("analytics")
        .rest(rest::routes())
        .permissions(permissions())
        .jobs(Registry::default().with::<RecountTicketFacts>().with::<CountArticleViews>())
        .schedules([Schedule::every(TimeDelta::hours(1), &CountArticleViews {})])
        .consumer(TicketFactsConsumer)
        .personal_data(SavedReportsOfPeople)
        .runtime::<ReportHours>()
        // What the others told of is counted at once: nobody reacted to it.
        .seed(|ctx, _: &mut Demo| Box::pin(async move { RecountTicketFacts::default().run(ctx).await }))
}

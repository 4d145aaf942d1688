//! What the tickets bring to the server.

use domain::server::{Demo, Domain};
use jobs::server::Registry;

use super::{ReindexTicketSearch, Startup, TicketHistory, TicketTopicHandler, rest, seed::seed_demo};
use crate::server::permissions::permissions;

/// The domain.
pub fn domain() -> Domain {
    Domain::new("tickets")
        .rest(rest::routes())
        .permissions(permissions())
        .jobs(Registry::default().with::<ReindexTicketSearch>())
        .topic(TicketTopicHandler)
        .history(TicketHistory)
        .startup::<Startup>()
        .seed(|ctx, demo: &mut Demo| Box::pin(seed_demo(ctx, demo)))
}

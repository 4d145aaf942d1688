//! What the tickets bring to the server.

use domain::server::{Demo, Domain};

use super::{Startup, TicketTopicHandler, rest, seed::seed_demo};

/// The domain.
pub fn domain() -> Domain {
    Domain::new("tickets")
        .rest(rest::routes())
        .topic(TicketTopicHandler)
        .startup::<Startup>()
        .seed(|ctx, demo: &mut Demo| Box::pin(seed_demo(ctx, demo)))
}

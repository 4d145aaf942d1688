//! What the tickets bring to the server.

use domain::server::{Demo, Domain};
use jobs::server::Registry;

use super::{
    BackfillWaitingSince, ReindexTicketSearch, Startup, TicketHistory, TicketSettings, TicketTopicHandler,
    message_files::MessageFiles, personal_data::Requesters, rest, retention::ClosedTickets, seed::seed_demo,
};
use crate::server::permissions::permissions;

/// The domain.
pub fn domain() -> Domain {
    Domain::new("tickets")
        .rest(rest::routes())
        .permissions(permissions())
        .jobs(Registry::default().with::<ReindexTicketSearch>().with::<BackfillWaitingSince>())
        .topic(TicketTopicHandler)
        .history(TicketHistory)
        .file_owner(MessageFiles)
        .retained(ClosedTickets)
        .personal_data(Requesters)
        .startup::<Startup>()
        .runtime::<TicketSettings>()
        .seed(|ctx, demo: &mut Demo| Box::pin(seed_demo(ctx, demo)))
}

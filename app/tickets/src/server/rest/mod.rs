//! Tickets over REST. Each handler translates and calls one verb.

mod categories;
mod desk;
mod messages;
mod tags;
mod tickets;

use base::server::Ctx;
pub use tickets::OneTicket;
use utoipa_axum::router::OpenApiRouter;

/// The routes of tickets, with the documents' other names for them.
pub fn routes() -> OpenApiRouter<Ctx> {
    tickets::routes()
        .merge(messages::routes())
        .merge(desk::routes())
        .merge(tags::routes())
        .merge(categories::routes())
}

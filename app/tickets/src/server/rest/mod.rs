//! Tickets over REST. Each handler translates and calls one verb.

mod categories;
mod desk;
mod messages;
mod tickets;

use base::{PageQuery, server::Ctx};
use serde::Deserialize;
use utoipa_axum::router::OpenApiRouter;

/// The routes of tickets, with the documents' other names for them.
pub fn routes() -> OpenApiRouter<Ctx> {
    tickets::routes().merge(messages::routes()).merge(desk::routes()).merge(categories::routes())
}

/// A page as a query string spells it: numbers are text there.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Pages {
    #[serde(deserialize_with = "crate::filter::number")]
    page: Option<u32>,
    #[serde(deserialize_with = "crate::filter::number")]
    limit: Option<u32>,
}

impl From<Pages> for PageQuery {
    fn from(pages: Pages) -> Self {
        Self { page: pages.page, limit: pages.limit, cursor: None }
    }
}

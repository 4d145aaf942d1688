//! Chat over REST. Each handler translates and calls one verb.

mod canned_replies;
mod desk;
mod settings;
mod visitor;

use base::server::Ctx;
use utoipa_axum::router::OpenApiRouter;

/// The routes of the chat.
pub fn routes() -> OpenApiRouter<Ctx> {
    visitor::routes().merge(desk::routes()).merge(canned_replies::routes()).merge(settings::routes())
}

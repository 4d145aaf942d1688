//! Files over REST, and the addresses that forms are sent to.

mod attachments;
mod form_words;
pub(super) mod forms;
mod settings;

pub use forms::form_refused;

use base::server::Ctx;
use utoipa_axum::router::OpenApiRouter;

/// The routes.
pub fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new().merge(attachments::routes()).merge(settings::routes())
}

//! The admins' pages over REST.

mod audit;
mod personal_data;
mod retention;
mod support;

use base::server::Ctx;
use utoipa_axum::router::OpenApiRouter;

/// The routes.
pub fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new()
        .merge(support::routes())
        .merge(retention::routes())
        .merge(audit::routes())
        .merge(personal_data::routes())
}

//! Reports over REST. Each handler translates and calls one verb.

mod dashboard;
mod hours;
mod reports;
mod saved_reports;

use base::server::Ctx;
use utoipa_axum::router::OpenApiRouter;

/// The routes of reports.
pub fn routes() -> OpenApiRouter<Ctx> {
    reports::routes().merge(dashboard::routes()).merge(saved_reports::routes()).merge(hours::routes())
}

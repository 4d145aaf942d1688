//! The help center over REST. Each handler translates and calls one verb.

mod archive;
mod articles;
mod categories;
mod deflections;
pub(super) mod etag;
mod faq;
pub(super) mod images;
mod public;
mod revisions;
mod search;
mod tasks;
mod working_copy;

use base::server::Ctx;
use utoipa_axum::router::OpenApiRouter;

/// The routes of the help center.
pub fn routes() -> OpenApiRouter<Ctx> {
    articles::routes()
        .merge(public::routes())
        .merge(categories::routes())
        .merge(faq::routes())
        .merge(revisions::routes())
        .merge(search::routes())
        .merge(working_copy::routes())
        .merge(deflections::routes())
        .merge(images::routes())
        .merge(archive::routes())
        .merge(tasks::routes())
}

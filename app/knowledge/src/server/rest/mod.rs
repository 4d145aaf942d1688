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

/// The routes of the help center, for our own pages and for programs.
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

/// What the pages of other sites may read too, where an operator lists them.
pub fn routes_for_other_sites() -> OpenApiRouter<Ctx> {
    search::routes_for_other_sites().merge(faq::routes_for_other_sites())
}

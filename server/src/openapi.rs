//! The API's description, made from the handlers themselves.

use axum::Router;
use base::server::Ctx;
use utoipa::{
    OpenApi,
    openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
};
use utoipa_axum::router::OpenApiRouter;

#[derive(OpenApi)]
#[openapi(
    info(title = "Porchlight", description = "The help center and support desk that a company runs itself."),
    security(("bearer" = []))
)]
struct Description;

/// The OpenAPI 3.1 document.
pub fn openapi() -> utoipa::openapi::OpenApi {
    api().1
}

/// Every route of the API, and the document that describes them.
pub(crate) fn api() -> (Router<Ctx>, utoipa::openapi::OpenApi) {
    let (routes, mut document) = OpenApiRouter::with_openapi(Description::openapi())
        .merge(identity::server::rest::routes())
        .merge(knowledge::server::rest::routes())
        .merge(tickets::server::rest::routes())
        .merge(app::server::routes())
        .merge(jobs::server::rest::routes())
        .merge(consumers::server::rest::routes())
        .split_for_parts();
    let bearer =
        SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").build());
    document.components.get_or_insert_default().add_security_scheme("bearer", bearer);
    (routes, document)
}

//! The API's description, made from the handlers themselves.

use axum::Router;
use base::server::{Ctx, request_method_not_allowed};
use tower_http::cors::CorsLayer;
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
    api(CorsLayer::new()).1
}

/// Every route of the API, and the document that describes them.
pub(crate) fn api(for_other_sites: CorsLayer) -> (Router<Ctx>, utoipa::openapi::OpenApi) {
    let (open, described) = knowledge::server::rest::routes_for_other_sites().split_for_parts();
    // The layer has to be around what answers other methods too: a browser asks by one whether it may ask.
    let open = open.method_not_allowed_fallback(request_method_not_allowed).layer(for_other_sites);
    let (routes, mut document) = OpenApiRouter::with_openapi(Description::openapi())
        .merge(identity::server::rest::routes())
        .merge(knowledge::server::rest::routes())
        .merge(tickets::server::rest::routes())
        .merge(app::server::routes())
        .merge(jobs::server::rest::routes())
        .split_for_parts();
    document.merge(described);
    let bearer =
        SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").build());
    document.components.get_or_insert_default().add_security_scheme("bearer", bearer);
    (routes.merge(open), document)
}

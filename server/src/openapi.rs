//! The API's description, made from the handlers themselves.

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

/// Every route of the API, with its description.
pub(crate) fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::with_openapi(Description::openapi())
        .merge(identity::server::rest::routes())
        .merge(tickets::server::rest::routes())
        .merge(jobs::server::rest::routes())
}

/// The OpenAPI 3.1 document.
pub fn openapi() -> utoipa::openapi::OpenApi {
    let mut document = routes().into_openapi();
    let bearer =
        SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").build());
    document.components.get_or_insert_default().add_security_scheme("bearer", bearer);
    document
}

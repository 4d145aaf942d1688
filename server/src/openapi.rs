//! The API's description, made from the handlers themselves, with the refusals that follow from what an operation asks for.

use axum::{
    Router,
    http::{HeaderMap, HeaderValue, header},
};
use base::server::{Ctx, request_method_not_allowed};
use tower_http::cors::CorsLayer;
use utoipa::{
    OpenApi,
    openapi::{
        Content, Ref, RefOr, Response,
        path::{Operation, Parameter, ParameterIn, PathItem},
        security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
    },
};
use utoipa_axum::router::OpenApiRouter;

use crate::packed::Packed;
use app::server::domains;

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
        .merge(domains().into_iter().fold(OpenApiRouter::new(), |all, domain| all.merge(domain.rest)))
        .split_for_parts();
    document.merge(described);
    let bearer =
        SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").build());
    document.components.get_or_insert_default().add_security_scheme("bearer", bearer);
    document.paths.paths.values_mut().for_each(document_refusals);
    (routes.merge(open), document)
}

/// The document as it is answered: written and packed once.
pub(crate) fn written(document: &utoipa::openapi::OpenApi) -> Packed {
    let json = serde_json::to_vec(document).unwrap_or_default();
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, no-cache"));
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    Packed::new(json.into(), headers)
}

/// Adds the refusals that no handler names, since the layers and extractors around it make them.
fn document_refusals(path: &mut PathItem) {
    for (operation, is_safe) in [
        (&mut path.get, true),
        (&mut path.post, false),
        (&mut path.put, false),
        (&mut path.patch, false),
        (&mut path.delete, false),
    ] {
        if let Some(operation) = operation {
            for (status, why) in refusals(operation, is_safe) {
                let answers = &mut operation.responses.responses;
                answers.entry(status.to_owned()).or_insert_with(|| RefOr::T(refusal(why)));
                if let Some(RefOr::T(answer)) = answers.get_mut(status)
                    && answer.description.is_empty()
                {
                    answer.description = why.to_owned();
                }
            }
        }
    }
}

/// What an operation may be refused with, by what it asks for.
fn refusals(operation: &Operation, is_safe: bool) -> Vec<(&'static str, &'static str)> {
    let asks = |place: ParameterIn| parameters(operation).any(|parameter| parameter.parameter_in == place);
    let is_public = operation.security.is_some();
    let body = operation.request_body.as_ref().and_then(|body| match body {
        RefOr::T(body) => Some(body),
        RefOr::Ref(_) => None,
    });
    let is_json = body.is_some_and(|body| body.content.contains_key("application/json"));
    let is_repeatable = parameters(operation).any(|parameter| parameter.name == "Idempotency-Key");
    let rules = [
        (
            body.is_some() || asks(ParameterIn::Query),
            "400",
            "Something that was sent is malformed; `details` says what.",
        ),
        (!is_public, "401", "Nobody is signed in, or no longer."),
        (!is_public || !is_safe, "403", "Signed in, and not allowed; or asked by a page of another site."),
        (asks(ParameterIn::Path), "404", "Not there, or not yours to know of."),
        (is_repeatable, "409", "The key was used for another request, or the state does not allow it."),
        (body.is_some(), "413", "More bytes than this takes."),
        (is_json, "415", "Not sent as JSON."),
        (is_public || !is_safe, "429", "Too often; `Retry-After` says when."),
        (true, "500", "Our fault; `details.request_id` finds it in the log."),
        (true, "503", "Not now; `Retry-After` says when."),
    ];
    rules.into_iter().filter(|(holds, ..)| *holds).map(|(_, status, why)| (status, why)).collect()
}

fn parameters(operation: &Operation) -> impl Iterator<Item = &Parameter> {
    operation.parameters.iter().flatten().filter_map(|parameter| match parameter {
        RefOr::T(parameter) => Some(parameter),
        RefOr::Ref(_) => None,
    })
}

fn refusal(why: &str) -> Response {
    let mut response = Response::new(why);
    let content = Content::new(Some(Ref::from_schema_name("Fault")));
    response.content.insert("application/json".to_owned(), RefOr::T(content));
    response
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn a_refusal_that_follows_from_what_is_asked_for_is_documented() {
        let document = serde_json::to_value(openapi()).unwrap();
        let answers = |path: &str, method: &str| document["paths"][path][method]["responses"].clone();
        let change = answers("/api/support/tickets/{id}", "patch");
        for status in ["200", "400", "401", "403", "404", "409", "413", "415", "429", "500", "503"] {
            assert!(change[status].is_object(), "{status}");
        }
        assert_eq!(
            change["415"]["content"]["application/json"]["schema"]["$ref"],
            "#/components/schemas/Fault"
        );
        let public = answers("/api/support/articles/{slug}", "get");
        assert_eq!((&public["401"], &public["415"]), (&Value::Null, &Value::Null));
    }
}

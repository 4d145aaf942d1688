//! The layer that puts the brand into every request for a page, where drawing finds it without waiting.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::request::Parts,
    middleware::Next,
    response::Response,
};
use base::server::Ctx;
use leptos::prelude::use_context;

use super::house_brand::brand;
use crate::Brand;

/// The brand in its request.
#[derive(Clone)]
struct RequestBrand(Arc<Brand>);

/// Puts the brand into the request. While it cannot be read a page is shown under the house's own name.
pub async fn brand_layer(State(ctx): State<Ctx>, mut request: Request, next: Next) -> Response {
    match brand(&ctx).await {
        Ok(brand) => {
            request.extensions_mut().insert(RequestBrand(brand));
        }
        Err(error) => tracing::warn!(%error, "the brand could not be read"),
    }
    next.run(request).await
}

/// The brand of the request that is being answered.
pub(crate) fn brand_of_request() -> Option<Arc<Brand>> {
    use_context::<Parts>()?.extensions.get::<RequestBrand>().map(|RequestBrand(brand)| Arc::clone(brand))
}

/// What the house is called on the page that is being drawn.
pub fn brand_name() -> String {
    brand_of_request().map_or_else(|| crate::DEFAULT_NAME.to_owned(), |brand| brand.name.clone())
}

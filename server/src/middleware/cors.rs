//! CORS: the pages of other sites that are on the list may search the help center and read its questions. They get what a
//! stranger gets: a browser sends no cookies along, and is not allowed to.

use std::time::Duration;

use axum::http::{HeaderName, HeaderValue, Method, header};
use base::server::Settings;
use tower_http::cors::{AllowOrigin, CorsLayer};

/// How long a browser may remember that it may ask.
const REMEMBERED: Duration = Duration::from_secs(600);

/// Opens routes to the sites on the list.
pub(crate) fn read_elsewhere(settings: &Settings) -> CorsLayer {
    let origins = settings.search_origins.iter().filter_map(|origin| HeaderValue::from_str(origin).ok());
    // A star in a list of origins would panic, and stands for no site.
    let origins = origins.filter(|origin| origin != "*");
    CorsLayer::new()
        .allow_origin(AllowOrigin::list(origins))
        .allow_methods([Method::GET])
        .allow_headers([header::ACCEPT_LANGUAGE, header::IF_NONE_MATCH])
        .expose_headers([header::ETAG])
        .max_age(REMEMBERED)
        .vary([HeaderName::from_static("origin")])
}

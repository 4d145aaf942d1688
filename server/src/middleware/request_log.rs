//! One line a request: what was asked by its pattern, how it ended, how long it took. Never a body, never a secret.

use std::time::Instant;

use axum::{
    extract::{MatchedPath, Request},
    http::{HeaderName, HeaderValue, Method},
    middleware::Next,
    response::Response,
};
use base::server::with_request_id;
use tower_http::request_id::RequestId;
use tracing::Instrument;

/// Under which name a request is found in the log.
pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The longest name that a caller may give a request.
const LONGEST_ID: usize = 100;

/// Forgets a name that a caller gave the request if it is too long for every line of the log, or would break one.
pub(crate) fn plain_request_id(mut request: Request) -> Request {
    let is_plain = |id: &HeaderValue| {
        let id = id.as_bytes();
        !id.is_empty() && id.len() <= LONGEST_ID && id.iter().all(u8::is_ascii_graphic)
    };
    if request.headers().get(REQUEST_ID).is_some_and(|id| !is_plain(id)) {
        request.headers_mut().remove(REQUEST_ID);
    }
    request
}

pub(crate) async fn log_request(request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let method = name_of(request.method());
    let route = request.extensions().get::<MatchedPath>().map_or("unmatched", MatchedPath::as_str).to_owned();
    let id = request
        .extensions()
        .get::<RequestId>()
        .and_then(|id| id.header_value().to_str().ok())
        .unwrap_or_default()
        .to_owned();
    let span = tracing::info_span!("request", request_id = id, method, route);
    let response = with_request_id(id, next.run(request)).instrument(span.clone()).await;
    let (status, took) = (response.status().as_u16(), begun.elapsed());
    metrics::histogram!("http_request_seconds", "method" => method, "route" => route.clone())
        .record(took.as_secs_f64());
    metrics::counter!("http_requests_total", "route" => route, "status" => status.to_string()).increment(1);
    span.in_scope(|| tracing::debug!(status, duration_ms = took.as_secs_f64() * 1e3, "answered"));
    response
}

/// The method's name; one for all that nobody knows, since each name is a series for ever.
fn name_of(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}

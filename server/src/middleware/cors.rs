//! Lets the pages of other sites that are on the list search the help center and read its questions. They get what a
//! stranger gets: a browser sends no cookies along, and is not allowed to.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::AppState;

/// What may be read from elsewhere.
const OPEN: [&str; 2] = ["/api/knowledge/search", "/api/support/faq"];
/// How long a browser may remember that it may ask, in seconds.
const REMEMBERED: HeaderValue = HeaderValue::from_static("600");

pub(crate) async fn answer_cors(State(state): State<AppState>, request: Request, next: Next) -> Response {
    if !OPEN.contains(&request.uri().path()) {
        return next.run(request).await;
    }
    let origin = listed(&state.ctx.settings.search_origins, request.headers());
    let asks_first = request.method() == Method::OPTIONS
        && request.headers().contains_key(header::ACCESS_CONTROL_REQUEST_METHOD);
    let mut response = match &origin {
        Some(_) if asks_first => StatusCode::NO_CONTENT.into_response(),
        _ => next.run(request).await,
    };
    let headers = response.headers_mut();
    headers.append(header::VARY, HeaderValue::from_static("Origin"));
    if let Some(origin) = origin {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("etag"));
        if asks_first {
            headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET"));
            headers.insert(
                header::ACCESS_CONTROL_ALLOW_HEADERS,
                HeaderValue::from_static("accept-language, if-none-match"),
            );
            headers.insert(header::ACCESS_CONTROL_MAX_AGE, REMEMBERED);
        }
    }
    response
}

/// The origin of the request, if it is on the list.
fn listed(origins: &[String], headers: &HeaderMap) -> Option<HeaderValue> {
    let origin = headers.get(header::ORIGIN)?;
    origins.iter().any(|listed| listed.as_bytes() == origin.as_bytes()).then(|| origin.clone())
}

//! Headers that every answer carries: what its route's policy allows a browser, and how long it may be kept.

use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, StatusCode, header},
    middleware::Next,
    response::Response,
};
use base::server::{Ctx, Framing, RoutePolicy};

use super::file::is_file;
use crate::AppState;

/// A year, during which a browser comes over TLS alone (HSTS).
const OVER_TLS: HeaderValue = HeaderValue::from_static("max-age=31536000");

pub(crate) async fn security_headers(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    set_security_headers(&mut response, state.policies.find(&path), &state.ctx).await;
    response
}

async fn set_security_headers(response: &mut Response, policy: &RoutePolicy, ctx: &Ctx) {
    let ancestors = policy.framing.ancestors(ctx).await;
    let headers = response.headers_mut();
    let always = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), policy.opener_policy()),
        (HeaderName::from_static("permissions-policy"), policy.permissions()),
    ];
    for (name, value) in always {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if matches!(policy.framing, Framing::Nobody) {
        headers.entry(header::X_FRAME_OPTIONS).or_insert(HeaderValue::from_static("DENY"));
    }
    if ctx.settings.is_https() {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, OVER_TLS);
    }
    // A page brings its own policy with its nonce; everything else may load nothing.
    let page = headers.get(header::CONTENT_SECURITY_POLICY).and_then(|policy| policy.to_str().ok());
    let page = format!("{}; {}", page.unwrap_or("default-src 'none'"), ancestors);
    if let Ok(page) = HeaderValue::from_str(&page) {
        headers.insert(header::CONTENT_SECURITY_POLICY, page);
    }
}

/// What may be kept: files whose name changes with their content for ever, other files an hour, answers not at all.
pub(crate) async fn cache_policy(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let is_built = path.starts_with("/pkg/") && !path.starts_with("/pkg/snippets/");
    let policy = match (is_built, is_file(&state, &request)) {
        (true, _) if state.has_hashed_files() => "public, max-age=31536000, immutable",
        // The quick build's files change under the same name.
        (true, _) => "no-cache",
        (false, true) => "public, max-age=3600",
        (false, false) => "private, no-store",
    };
    let mut response = next.run(request).await;
    if response.headers().contains_key(header::SET_COOKIE) {
        // Whatever else it is, it is one person's.
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    } else {
        // A failure is nobody's for an hour.
        let is_kept = response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED;
        let policy = if is_kept { policy } else { "private, no-store" };
        response.headers_mut().entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static(policy));
    }
    response
}

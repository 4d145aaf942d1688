//! Headers that every answer carries.

use axum::{
    extract::Request,
    http::{HeaderName, HeaderValue, StatusCode, header},
    middleware::Next,
    response::Response,
};

const ALWAYS: [(HeaderName, &str); 5] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=()"),
];

pub(crate) fn security_headers(mut response: Response) -> Response {
    for (name, value) in ALWAYS {
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    // A page brings its own policy with its nonce; everything else may load nothing.
    response
        .headers_mut()
        .entry(header::CONTENT_SECURITY_POLICY)
        .or_insert(HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'"));
    response
}

/// Whether a path names a file, which is the same for everybody.
pub(super) fn is_file(path: &str) -> bool {
    !path.starts_with("/api/") && path.rsplit('/').next().is_some_and(|name| name.contains('.'))
}

/// What may be kept: files whose name changes with their content for ever, other files an hour, answers not at all.
pub(crate) async fn cache_policy(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let is_hashed = path.starts_with("/pkg/") && !path.starts_with("/pkg/snippets/");
    let policy = match (is_hashed, is_file(path)) {
        (true, _) => "public, max-age=31536000, immutable",
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

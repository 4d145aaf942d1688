//! Answers that a reader may have already.

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use base::{
    hex,
    server::{digest, is_none_match},
};

/// The answer with its `ETag`; 304 without a body where the reader has it.
pub(in crate::server) fn unless_known(
    headers: &HeaderMap,
    etag: &str,
    answer: impl IntoResponse,
) -> Response {
    let etag = HeaderValue::from_str(&format!("\"{etag}\"")).unwrap_or(HeaderValue::from_static("\"\""));
    let mut response = if is_none_match(headers, &etag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        answer.into_response()
    };
    let kept = response.headers_mut();
    kept.insert(header::ETAG, etag);
    kept.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    kept.insert(header::VARY, HeaderValue::from_static("Accept-Language, Cookie, Authorization"));
    response
}

/// A tag for an answer with this text.
pub(in crate::server) fn etag_of(text: impl AsRef<[u8]>) -> String {
    hex(&digest(text)[..12])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_is_not_sent_again() {
        for (known, status) in
            [("\"a\"", 304), ("\"b\", W/\"a\"", 304), ("*", 304), ("\"b\"", 200), ("a", 200)]
        {
            let mut headers = HeaderMap::new();
            headers.insert(header::IF_NONE_MATCH, known.parse().unwrap());
            let response = unless_known(&headers, "a", "body");
            assert_eq!(response.status().as_u16(), status, "{known}");
            assert_eq!(response.headers()[header::ETAG], "\"a\"");
        }
    }
}

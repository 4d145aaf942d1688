//! Answers that a reader may have already.

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

/// The answer with its `ETag`; 304 without a body where the reader has it.
pub(super) fn unless_known(headers: &HeaderMap, etag: &str, answer: impl IntoResponse) -> Response {
    let etag = HeaderValue::from_str(&format!("\"{etag}\"")).unwrap_or(HeaderValue::from_static("\"\""));
    let mut response = if is_known(headers, &etag) {
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

/// Whether one of the reader's tags is this one (RFC 9110, 13.1.2: compared weakly).
fn is_known(headers: &HeaderMap, etag: &HeaderValue) -> bool {
    let mut known = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    known.any(|line| {
        line.split(',')
            .map(str::trim)
            .any(|tag| tag == "*" || tag.trim_start_matches("W/").as_bytes() == etag.as_bytes())
    })
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

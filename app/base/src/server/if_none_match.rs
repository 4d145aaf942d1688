//! What a reader has already.

use axum::http::{HeaderMap, HeaderValue, header};

/// Whether one of the reader's tags is this one (RFC 9110, 13.1.2: compared weakly).
pub fn is_none_match(headers: &HeaderMap, etag: &HeaderValue) -> bool {
    headers.get_all(header::IF_NONE_MATCH).iter().any(|line| {
        line == etag
            || line.to_str().is_ok_and(|line| {
                line.split(',')
                    .map(str::trim)
                    .any(|tag| tag == "*" || tag.trim_start_matches("W/").as_bytes() == etag.as_bytes())
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_compared_weakly_and_each_by_itself() {
        for (known, is) in
            [("\"a\"", true), ("\"b\", W/\"a\"", true), ("*", true), ("\"b\"", false), ("a", false)]
        {
            let mut headers = HeaderMap::new();
            headers.insert(header::IF_NONE_MATCH, known.parse().unwrap());
            assert_eq!(is_none_match(&headers, &HeaderValue::from_static("\"a\"")), is, "{known}");
        }
    }
}

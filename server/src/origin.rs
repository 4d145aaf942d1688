//! Same-origin check: whether a page that a browser names is one of ours.

use axum::http::{HeaderMap, header};
use base::server::Settings;

/// Whether an origin is one of ours: one that the settings name, or the host that the request was sent to. Where people
/// come over TLS, a page without it is none of ours, whatever its host: anybody on the way may have written it.
pub(crate) fn is_own_origin(settings: &Settings, headers: &HeaderMap, origin: &str) -> bool {
    if settings.is_ours(origin) {
        return true;
    }
    let Some((scheme, authority)) = origin.split_once("://") else { return false };
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let is_web = scheme == "https" || (scheme == "http" && !settings.is_https());
    is_web && Some(authority) == host
}

/// Whether an address, as `Referer` has it, is a page of ours.
pub(crate) fn is_own_page(settings: &Settings, headers: &HeaderMap, address: &str) -> bool {
    let origin: Vec<&str> = address.splitn(4, '/').take(3).collect();
    is_own_origin(settings, headers, &origin.join("/"))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;
    use base::server::test;
    use sqlx::PgPool;

    use super::*;

    fn settings(db: PgPool, public_url: &str) -> Settings {
        Settings { public_url: public_url.to_owned(), ..(*test::ctx(db).settings).clone() }
    }

    #[sqlx::test]
    async fn a_page_without_tls_is_none_of_a_site_with_it(db: PgPool) {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, HeaderValue::from_static("help.example.com"));
        let tls = settings(db.clone(), "https://help.example.com");
        assert!(is_own_origin(&tls, &headers, "https://help.example.com"));
        for foreign in
            ["http://help.example.com", "https://evil.example", "null", "", "javascript://help.example.com"]
        {
            assert!(!is_own_origin(&tls, &headers, foreign), "{foreign}");
        }
        let plain = settings(db, "http://127.0.0.1:3000");
        for own in ["http://127.0.0.1:3000", "http://help.example.com", "https://help.example.com"] {
            assert!(is_own_origin(&plain, &headers, own), "{own}");
        }
        for page in ["http://help.example.com", "http://help.example.com/login?next=%2F"] {
            assert!(is_own_page(&plain, &headers, page), "{page}");
        }
        for page in [
            "javascript:alert(1)",
            "https://evil.example/https://help.example.com/",
            "https://help.example.com@evil.example/",
            "https://help.example.com\\@evil.example/",
            "//help.example.com/",
            "/login",
        ] {
            assert!(!is_own_page(&plain, &headers, page), "{page}");
        }
    }
}

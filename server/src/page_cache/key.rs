//! What a cached page depends on: its address, and the languages that were asked for.

use app::is_public_path;
use axum::http::{HeaderMap, HeaderName, Method, Request, header};
use base::server::LANGUAGE_COOKIE;

use crate::middleware::is_form_error;

/// Longer queries and lists of languages than these are not looked up.
const LONGEST_QUERY: usize = 40;
const LONGEST_LANGUAGES: usize = 120;

/// What stands between the parts of a name, and in none of them: no header and no address may hold it.
const BETWEEN: char = '\n';

/// The name of a page: its address, the languages that were asked for, and the one that was chosen.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key(String);

impl Key {
    /// The name of the page that a stranger asks for. None for everybody of whom anything is known, and for what is no
    /// public page: those go to the router.
    pub fn of<B>(request: &Request<B>) -> Option<Self> {
        let (uri, headers) = (request.uri(), request.headers());
        // What somebody searches for is put down, and seldom what the next one does.
        let is_public = is_public_path(uri.path()) && !uri.path().starts_with("/help/search");
        // What a form is told is for whoever sent it.
        let is_short = uri
            .query()
            .is_none_or(|query| query.len() <= LONGEST_QUERY && !query.split('&').any(is_form_error));
        if request.method() != Method::GET
            || !is_public
            || !is_short
            || headers.contains_key(header::AUTHORIZATION)
        {
            return None;
        }
        let chosen = only_language(headers)?;
        let languages = text(headers, header::ACCEPT_LANGUAGE);
        let address = uri.path_and_query().map_or("", |address| address.as_str());
        let is_name = languages.len() <= LONGEST_LANGUAGES;
        is_name.then(|| {
            let length = address.len() + languages.len() + chosen.len() + 3;
            let mut name = String::with_capacity(length);
            for part in [address, languages, chosen] {
                name.push_str(part);
                name.push(BETWEEN);
            }
            Self(name)
        })
    }
}

/// The chosen language where the request has no other cookie; None where it has one.
fn only_language(headers: &HeaderMap) -> Option<&str> {
    let mut cookies = headers.get_all(header::COOKIE).iter();
    let Some(first) = cookies.next() else { return Some("") };
    if cookies.next().is_some() {
        return None;
    }
    let value = first.to_str().ok()?.strip_prefix(LANGUAGE_COOKIE)?.strip_prefix('=')?;
    (!value.contains(';') && value.len() <= 20).then_some(value)
}

fn text(headers: &HeaderMap, name: HeaderName) -> &str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(method: Method, uri: &str, headers: &[(&str, &str)]) -> Option<Key> {
        let request = Request::builder().method(method).uri(uri);
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        Key::of(&request.body(()).unwrap())
    }

    #[test]
    fn only_a_stranger_reads_what_is_kept() {
        let page = "/help/articles/a";
        assert!(key(Method::GET, page, &[]).is_some());
        assert!(key(Method::GET, page, &[("cookie", "language=de")]).is_some());
        for known in [
            [("cookie", "access=x")].as_slice(),
            &[("cookie", "language=de; refresh=x")],
            &[("cookie", "language=de"), ("cookie", "__Host-access=x")],
            &[("cookie", "anything=x")],
            &[("authorization", "Bearer x")],
        ] {
            assert_eq!(key(Method::GET, page, known), None, "{known:?}");
        }
        assert_eq!(key(Method::POST, page, &[]), None);
        for other in [
            "/agent",
            "/dashboard/help",
            "/help/search?q=a",
            "/api/support/articles/a",
            "/fn/load_article",
            "/help/articles/a?__err=a",
            "/help/articles/a?%5F_err=a",
        ] {
            assert_eq!(key(Method::GET, other, &[]), None, "{other}");
        }
    }

    #[test]
    fn a_language_has_pages_of_its_own() {
        let page = |languages| key(Method::GET, "/help/articles/a", &[("accept-language", languages)]);
        assert_ne!(page("de"), page("en"));
        assert_eq!(page("de"), page("de"));
        assert_ne!(
            key(Method::GET, "/help/articles/a?locale=de", &[]),
            key(Method::GET, "/help/articles/a", &[])
        );
    }
}

//! The cache key of a page: its path, the parameters that change it, and the languages that were asked for.

use axum::http::{HeaderMap, HeaderName, Method, Request, Uri, header};
use base::server::LANGUAGE_COOKIE;

use super::CacheablePages;
use crate::middleware::is_form_error;

/// A longer query of what changes a page, and longer lists of languages, are not looked up.
const LONGEST_QUERY: usize = 80;
const LONGEST_LANGUAGES: usize = 120;

/// What stands between the parts of a name, and in none of them: no header and no address may hold it.
const BETWEEN: char = '\n';

/// The name of a page: its address, the languages that were asked for, and the one that was chosen.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key {
    name: String,
    /// Where the address ends in the name.
    address: usize,
}

impl Key {
    /// The name of the page that a stranger asks for. None for everybody of whom anything is known, and for what is no
    /// page that may be kept: those go to the router.
    pub fn of<P: CacheablePages, B>(request: &Request<B>) -> Option<Self> {
        let (uri, headers) = (request.uri(), request.headers());
        if request.method() != Method::GET
            || !P::is_cacheable(uri.path())
            || headers.contains_key(header::AUTHORIZATION)
        {
            return None;
        }
        let chosen = only_language(headers)?;
        let languages = text(headers, header::ACCEPT_LANGUAGE);
        if languages.len() > LONGEST_LANGUAGES {
            return None;
        }
        let query = uri.query().unwrap_or_default();
        let length = uri.path().len() + query.len().min(LONGEST_QUERY) + languages.len() + chosen.len() + 4;
        let mut name = String::with_capacity(length);
        name.push_str(uri.path());
        push_query::<P>(&mut name, query)?;
        let address = name.len();
        for part in [languages, chosen] {
            name.push(BETWEEN);
            name.push_str(part);
        }
        Some(Self { name, address })
    }

    /// The address that the page is drawn at: without what does not change it, so that nothing of one reader's address is
    /// shown to another.
    pub fn uri(&self) -> Option<Uri> {
        self.name[..self.address].parse().ok()
    }

    /// How many bytes it holds.
    pub fn size(&self) -> usize {
        self.name.len()
    }
}

/// Writes the parameters that change a page, in the order in which they stand. None where they are too long, or tell a form
/// its failure, which is for whoever sent it.
fn push_query<P: CacheablePages>(name: &mut String, query: &str) -> Option<()> {
    let begin = name.len();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        if is_form_error(pair) {
            return None;
        }
        let parameter = pair.split('=').next().unwrap_or_default();
        if P::PARAMETERS.contains(&parameter) {
            name.push(if name.len() == begin { '?' } else { '&' });
            name.push_str(pair);
        } else if parameter.contains(['%', '+']) {
            // It may be one of them in another spelling.
            return None;
        }
    }
    (name.len() - begin <= LONGEST_QUERY).then_some(())
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
    use crate::cached_public_pages::CachedPublicPages;

    fn key(method: Method, uri: &str, headers: &[(&str, &str)]) -> Option<Key> {
        let request = Request::builder().method(method).uri(uri);
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        Key::of::<CachedPublicPages, _>(&request.body(()).unwrap())
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
            "/help/articles/a?p%61ge=2",
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
        // Between the parts stands what no part can hold.
        let chosen = key(Method::GET, "/help", &[("accept-language", "d"), ("cookie", "language=e")]);
        assert_ne!(chosen, key(Method::GET, "/help", &[("accept-language", "de"), ("cookie", "language=")]));
    }

    #[test]
    fn what_does_not_change_a_page_makes_no_page_of_its_own() {
        let page = |query: &str| key(Method::GET, &format!("/help/articles/a{query}"), &[]).unwrap();
        for same in
            ["?1", "?4999", "?utm_source=mail&fbclid=x", "?", "?&", &format!("?x={}", "y".repeat(200))]
        {
            assert_eq!(page(same), page(""), "{same}");
        }
        assert_eq!(page("?utm_source=a&page=2&x").uri().unwrap(), "/help/articles/a?page=2");
        assert_ne!(page("?page=2"), page("?page=3"));
    }
}

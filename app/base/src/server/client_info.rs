//! How a request comes: from where, in which languages, and whether a person is behind it.

use std::{convert::Infallible, net::IpAddr};

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, HeaderName, header, request::Parts},
};
use leptos::prelude::use_context;

use super::{Actor, ClientAddress, CookieNames, Ctx, set_cookies};
use crate::{Language, Locale};

/// The cookie in which a reader's choice of language is kept.
pub const LANGUAGE_COOKIE: &str = "language";

/// What a verb may want to know of a request beside who asks.
#[derive(Clone, Debug, PartialEq)]
pub struct ClientInfo {
    /// Where it came from.
    pub address: ClientAddress,
    /// The languages that the reader reads, best first; English is always among them.
    pub languages: Vec<Language>,
    /// Whether a program fetches, or a page is fetched that nobody looks at yet.
    pub is_robot: bool,
    /// What the browser calls itself, cut where it is too long: tells strangers at one address apart.
    pub browser: String,
}

/// The most of a browser's name that is read, in characters.
const LONGEST_BROWSER: usize = 300;

impl ClientInfo {
    /// Reads a request.
    pub fn of(parts: &Parts) -> Self {
        let text = |name: HeaderName| parts.headers.get(name).and_then(|value| value.to_str().ok());
        let nowhere = ClientAddress(IpAddr::from([0, 0, 0, 0]));
        Self {
            address: parts.extensions.get().copied().unwrap_or(nowhere),
            languages: Language::chain(chosen(parts).or(of_account(parts)), text(header::ACCEPT_LANGUAGE)),
            is_robot: is_robot(&parts.headers),
            browser: text(header::USER_AGENT).unwrap_or_default().chars().take(LONGEST_BROWSER).collect(),
        }
    }

    /// The language of the interface: the first of the reader's that it speaks.
    pub fn locale(&self) -> Locale {
        self.languages.iter().find_map(|language| Locale::of(language.primary())).unwrap_or_default()
    }

    /// The request that is being answered, for server functions and pages.
    pub fn here() -> Self {
        use_context::<Parts>()
            .map_or_else(|| Self::reading(vec![Language::english()]), |parts| Self::of(&parts))
    }

    /// A visit of which no more is known than what is read.
    pub fn reading(languages: Vec<Language>) -> Self {
        let address = ClientAddress(IpAddr::from([0, 0, 0, 0]));
        Self { address, languages, is_robot: true, browser: String::new() }
    }
}

/// Keeps the language that a reader chose, in their browser, for a year.
pub fn keep_language(ctx: &Ctx, locale: Locale) {
    const YEAR: i64 = 365 * 24 * 60 * 60;
    set_cookies([CookieNames::new(&ctx.settings).set(LANGUAGE_COOKIE, locale.tag(), YEAR)]);
}

/// Forgets that choice: what the reader's account says counts again.
pub fn forget_language(ctx: &Ctx) {
    set_cookies([CookieNames::new(&ctx.settings).set(LANGUAGE_COOKIE, "", 0)]);
}

impl<S: Sync> FromRequestParts<S> for ClientInfo {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(parts))
    }
}

/// The language that the address or the cookie names.
fn chosen(parts: &Parts) -> Option<&str> {
    let query = parts.uri.query().unwrap_or_default();
    let in_address = query.split('&').find_map(|pair| pair.strip_prefix("locale="));
    let cookies = parts.headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    in_address.or_else(|| {
        cookies
            .flat_map(|line| line.split(';'))
            .find_map(|pair| pair.trim().strip_prefix(LANGUAGE_COOKIE)?.strip_prefix('='))
    })
}

/// The language of the account that the request comes with.
fn of_account(parts: &Parts) -> Option<&'static str> {
    let person = parts.extensions.get::<Actor>().and_then(|actor| actor.person().ok());
    person.and_then(|person| person.locale).map(Locale::tag)
}

/// Whether a program fetches, or a page is fetched that nobody looks at yet. A program that lies about what it is counts
/// as a reader, and no harm is done.
pub fn is_robot(headers: &HeaderMap) -> bool {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    text(header::USER_AGENT).is_none_or(is_program)
        || text(HeaderName::from_static("sec-purpose")).is_some_and(|purpose| purpose.contains("prefetch"))
}

fn is_program(user_agent: &str) -> bool {
    const WORDS: [&str; 17] = [
        "bot",
        "crawl",
        "spider",
        "slurp",
        "preview",
        "fetch",
        "curl",
        "wget",
        "python",
        "headless",
        "monitor",
        "scan",
        "http-client",
        "lighthouse",
        "externalhit",
        "whatsapp",
        "uptime",
    ];
    let user_agent = user_agent.to_ascii_lowercase();
    // Every browser says that it is Mozilla; few programs do.
    !user_agent.starts_with("mozilla/") || WORDS.iter().any(|word| user_agent.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visit(uri: &str, headers: &[(&str, &str)]) -> ClientInfo {
        let request = headers
            .iter()
            .fold(axum::http::Request::get(uri), |request, (name, value)| request.header(*name, *value));
        ClientInfo::of(&request.body(()).unwrap().into_parts().0)
    }

    fn first(uri: &str, headers: &[(&str, &str)]) -> String {
        visit(uri, headers).languages[0].to_string()
    }

    #[test]
    fn the_address_wins_over_the_cookie_and_that_over_the_browser() {
        let headers = [("cookie", "a=b; language=de"), ("accept-language", "ar")];
        assert_eq!(first("/help?q=x&locale=fr", &headers), "fr");
        assert_eq!(first("/help", &headers), "de");
        assert_eq!(first("/help", &headers[1..]), "ar");
        assert_eq!(first("/help", &[]), "en");
    }

    #[test]
    fn programs_and_prefetches_are_no_readers() {
        let firefox =
            ("user-agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        assert!(!visit("/", &[firefox]).is_robot);
        assert!(visit("/", &[firefox, ("sec-purpose", "prefetch")]).is_robot);
        for program in ["Googlebot/2.1", "okhttp/4.9", "Mozilla/5.0 (compatible; facebookexternalhit/1.1)"] {
            assert!(visit("/", &[("user-agent", program)]).is_robot, "{program}");
        }
        assert!(visit("/", &[]).is_robot);
    }
}

//! How close the rows of the desk's list stand: kept in the browser, and known before its first byte.

use axum::http::{header, request::Parts};
use base::server::{CookieNames, Ctx, set_cookies};
use leptos::prelude::use_context;

const COOKIE: &str = "desk_rows";
const COMFORTABLE: &str = "comfortable";
const YEAR: i64 = 365 * 24 * 60 * 60;

/// Whether the browser that asks wants rows with room around them.
pub(crate) fn is_comfortable() -> bool {
    use_context::<Parts>().is_some_and(|parts| {
        let lines = parts.headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        lines.filter_map(|line| CookieNames::find(line, COOKIE)).any(|value| value == COMFORTABLE)
    })
}

/// Keeps it for a year.
pub(crate) fn keep(ctx: &Ctx, is_comfortable: bool) {
    let (value, seconds) = if is_comfortable { (COMFORTABLE, YEAR) } else { ("", 0) };
    set_cookies([CookieNames::new(&ctx.settings).set(COOKIE, value, seconds)]);
}

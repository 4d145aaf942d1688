//! The flash message: what a form without script did is said by the page that the browser is led to, once. In a cookie, for
//! what stands in an address would say it again to whoever opens that, who did nothing.

use axum::http::{header, request::Parts};
use base::server::{CookieNames, Ctx, is_plain_form, redirect_form, set_cookies};
use leptos::prelude::use_context;

use crate::Saved;

const COOKIE: &str = "saved";
/// As long as a browser may take to follow.
const SECONDS: i64 = 30;

/// Leads a plain form to `page`, which says what was saved. An action says so itself.
pub fn keep_saved(ctx: &Ctx, saved: Saved, page: &str) {
    if is_plain_form() {
        set_cookies([CookieNames::new(&ctx.settings).set(COOKIE, saved.as_str(), SECONDS)]);
        redirect_form(page, "/");
    }
}

/// What the form before this page saved, and forgets it.
pub fn take_saved(ctx: &Ctx) -> Option<Saved> {
    let parts = use_context::<Parts>()?;
    let mut lines = parts.headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let word = lines.find_map(|line| CookieNames::find(line, COOKIE))?;
    set_cookies([CookieNames::new(&ctx.settings).set(COOKIE, "", 0)]);
    Saved::ALL.into_iter().find(|saved| saved.as_str() == word)
}

//! The door of server functions: who calls, and with what status the answer leaves.

use axum::http::{HeaderValue, Method, StatusCode, header, request::Parts};
use leptos::prelude::{expect_context, use_context};
use leptos_axum::ResponseOptions;

use super::{Actor, ClientAddress, Ctx};
use crate::{Code, escape_path};

/// The context and the actor of the server function or page that is being answered.
pub fn caller() -> (Ctx, Actor) {
    let actor = use_context::<Parts>().and_then(|parts| parts.extensions.get::<Actor>().cloned());
    (expect_context::<Ctx>(), actor.unwrap_or_default())
}

/// Where the request came from that is being answered; none outside of one.
pub fn caller_address() -> Option<ClientAddress> {
    use_context::<Parts>()?.extensions.get().copied()
}

/// Gives the answer the status of `code`. Leptos alone would send every failure as 500.
/// Outside a request it does nothing, nor for a plain form, which is redirected to its page with the failure.
pub fn mark_status(code: Code, retry_after: Option<u64>) {
    let Some(response) = use_context::<ResponseOptions>() else { return };
    if is_plain_form() {
        return;
    }
    if let Ok(status) = StatusCode::from_u16(code.status()) {
        response.set_status(status);
    }
    if let Some(seconds) = retry_after {
        response.insert_header(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
}

/// Leads a form that was sent as the browser sends one to `next` if that is a page of ours, and to `otherwise` if not; an
/// action knows what to do itself.
pub fn redirect_form(next: &str, otherwise: &str) {
    if is_plain_form() {
        redirect_local(Some(next), otherwise);
    }
}

/// Whether this is a form that the browser sent by itself, and goes to a page; an action knows what to do with an answer.
pub fn is_plain_form() -> bool {
    use_context::<Parts>().is_some_and(|parts| wants_page(&parts))
}

/// Leads the browser to `next` if that is a page of ours, and to `otherwise` if not.
pub fn redirect_local(next: Option<&str>, otherwise: &str) {
    leptos_axum::redirect(&local_path(next, otherwise));
}

/// `next` if that is a page of ours, and `otherwise` if not.
pub fn local_path(next: Option<&str>, otherwise: &str) -> String {
    next.map(escape_path).filter(|next| is_local(next)).unwrap_or_else(|| otherwise.to_owned())
}

/// The longest address that a browser is led to, in bytes: more than a header should hold.
const LONGEST_PATH: usize = 4_096;

/// A path of ours, not another site's address in disguise (`//evil.example`, `/\evil.example`).
fn is_local(next: &str) -> bool {
    let path = next.split(['?', '#']).next().unwrap_or_default();
    next.len() <= LONGEST_PATH
        && next.starts_with('/')
        && !path.contains("//")
        && !path.split('/').any(|step| matches!(step, "." | ".."))
        && next.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
}

/// Sets cookies with the answer.
pub fn set_cookies(cookies: impl IntoIterator<Item = String>) {
    let Some(response) = use_context::<ResponseOptions>() else { return };
    for cookie in cookies {
        if let Ok(value) = HeaderValue::from_str(&cookie) {
            response.append_header(header::SET_COOKIE, value);
        }
    }
}

fn wants_page(parts: &Parts) -> bool {
    let accepts = parts.headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    parts.method == Method::POST && accepts.is_some_and(|accepts| accepts.contains("text/html"))
}

#[cfg(test)]
mod tests {
    use super::is_local;

    #[test]
    fn only_our_own_paths_are_gone_to() {
        for good in ["/", "/agent", "/dashboard/help?page=2"] {
            assert!(is_local(good), "{good}");
        }
        for bad in [
            "/..//evil.example",
            "/.//evil.example",
            "/a/../b",
            "",
            "agent",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "/a\r\nb",
            "/ü",
        ] {
            assert!(!is_local(bad), "{bad:?}");
        }
    }
}

//! The door of server functions: who calls, and with what status the answer leaves.

use axum::http::{HeaderValue, Method, StatusCode, header, request::Parts};
use leptos::prelude::{expect_context, use_context};
use leptos_axum::ResponseOptions;

use super::{Actor, Ctx};
use crate::Code;

/// The context and the actor of the server function or page that is being answered.
pub fn caller() -> (Ctx, Actor) {
    let actor = use_context::<Parts>().and_then(|parts| parts.extensions.get::<Actor>().cloned());
    (expect_context::<Ctx>(), actor.unwrap_or_default())
}

/// Gives the answer the status of `code`. Leptos alone would send every failure as 500.
/// Outside a request it does nothing, nor for a plain form, which is redirected to its page with the failure.
pub fn mark_status(code: Code, retry_after: Option<u64>) {
    let Some(response) = use_context::<ResponseOptions>() else { return };
    if use_context::<Parts>().is_some_and(|parts| is_plain_form(&parts)) {
        return;
    }
    if let Ok(status) = StatusCode::from_u16(code.status()) {
        response.set_status(status);
    }
    if let Some(seconds) = retry_after {
        response.insert_header(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
}

fn is_plain_form(parts: &Parts) -> bool {
    let accepts = parts.headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    parts.method == Method::POST && accepts.is_some_and(|accepts| accepts.contains("text/html"))
}

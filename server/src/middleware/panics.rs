//! A request that panics is answered all the same: the log has why, the caller has a way on.

use std::panic::AssertUnwindSafe;

use axum::{
    extract::Request,
    http::StatusCode,
    middleware::Next,
    response::{Html, IntoResponse, Response},
};
use base::server::Error;
use futures::FutureExt;

const PAGE: &str = "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>Porchlight</title>\
    <h1>Something went wrong on our side</h1><p>Nothing of yours is lost. <a href=\"/\">Go to the start</a></p>";

pub(crate) async fn answer_panics(request: Request, next: Next) -> Response {
    let is_page = request.method().is_safe() && !request.uri().path().starts_with("/api/");
    match AssertUnwindSafe(next.run(request)).catch_unwind().await {
        Ok(response) => response,
        Err(_told_by_the_panic_hook) if is_page => {
            (StatusCode::INTERNAL_SERVER_ERROR, Html(PAGE)).into_response()
        }
        Err(_told_by_the_panic_hook) => Error::Other(anyhow::anyhow!("a request panicked")).into_response(),
    }
}

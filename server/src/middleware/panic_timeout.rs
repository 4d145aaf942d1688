//! A request that panics or takes longer than its route allows is answered all the same: the log has why, the caller has a way on.

use std::panic::AssertUnwindSafe;

use axum::{
    extract::{Request, State},
    http::StatusCode,
    middleware::Next,
    response::{Html, IntoResponse, Response},
};
use base::server::Error;
use futures::FutureExt;
use tokio::time::timeout;

use crate::AppState;

const PAGE: &str = "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>Porchlight</title>\
    <h1>Something went wrong on our side</h1><p>Nothing of yours is lost. <a href=\"/\">Go to the start</a></p>";

pub(crate) async fn answer_panic_or_timeout(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    let longest = state.policies.find(request.uri().path()).longest;
    let is_page = request.method().is_safe() && !request.uri().path().starts_with("/api/");
    let reason = match timeout(longest, AssertUnwindSafe(next.run(request)).catch_unwind()).await {
        Ok(Ok(response)) => return response,
        Ok(Err(_told_by_the_panic_hook)) => "a request panicked",
        Err(_) => "a request took too long and was given up",
    };
    let answer = Error::Other(anyhow::anyhow!(reason)).into_response();
    if is_page { (StatusCode::INTERNAL_SERVER_ERROR, Html(PAGE)).into_response() } else { answer }
}

//! A form that was sent without script is told its failure in the page's address. Whoever makes such an address elsewhere
//! would put words into our mouth: there it is led to the page without them.

use axum::{
    body::Body,
    extract::State,
    http::{HeaderName, HeaderValue, Request, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use base::server::Settings;
use percent_encoding::percent_decode_str;

use crate::{AppState, origin::is_own_page};

/// The parameters by which Leptos tells a plain form its failure.
const PARAMS: [&str; 2] = ["__path", "__err"];

/// Whether a pair of a query tells a form its failure, however it is spelled.
pub(crate) fn is_form_error(pair: &str) -> bool {
    let key = pair.split('=').next().unwrap_or_default();
    PARAMS.iter().any(|told| percent_decode_str(key).eq(told.bytes()))
}

pub(crate) async fn strip_foreign_form_errors(
    State(state): State<AppState>,
    request: Request<Body>,
    next: Next,
) -> Response {
    let query = request.uri().query().unwrap_or_default();
    if !query.split('&').any(is_form_error) || comes_from_us(&state, &request) {
        return next.run(request).await;
    }
    let kept: Vec<&str> = query.split('&').filter(|pair| !is_form_error(pair)).collect();
    let mark = if kept.is_empty() { "" } else { "?" };
    Redirect::to(&format!("{}{mark}{}", request.uri().path(), kept.join("&"))).into_response()
}

/// Whether one of our own pages leads here, as the browser says; one that says nothing has at least a referrer.
fn comes_from_us(state: &AppState, request: &Request<Body>) -> bool {
    let text = |name: HeaderName| request.headers().get(name).and_then(|value| value.to_str().ok());
    match text(HeaderName::from_static("sec-fetch-site")) {
        Some(site) => site == "same-origin",
        None => text(header::REFERER)
            .is_some_and(|referrer| is_own_page(&state.ctx.settings, request.headers(), referrer)),
    }
}

/// Forgets a referrer that is no page of ours: a plain form is led back to it, and would be led to wherever its sender
/// says.
pub(crate) fn strip_foreign_referrer<B>(settings: &Settings, mut request: Request<B>) -> Request<B> {
    let referrer = request.headers().get(header::REFERER);
    let is_own = |referrer: &HeaderValue| {
        referrer.to_str().is_ok_and(|referrer| is_own_page(settings, request.headers(), referrer))
    };
    if referrer.is_some_and(|referrer| !is_own(referrer)) {
        request.headers_mut().remove(header::REFERER);
    }
    request
}

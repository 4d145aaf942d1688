//! A form that was sent without script is told its failure in the page's address. Whoever makes such an address elsewhere
//! would put words into our mouth: there it is led to the page without them.

use axum::{
    extract::{Request, State},
    http::{HeaderName, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use percent_encoding::percent_decode_str;

use crate::AppState;

/// The parameters by which Leptos tells a plain form its failure.
const PARAMS: [&str; 2] = ["__path", "__err"];

/// Whether a pair of a query tells a form its failure, however it is spelled.
pub(crate) fn is_form_error(pair: &str) -> bool {
    let key = pair.split('=').next().unwrap_or_default();
    PARAMS.iter().any(|told| percent_decode_str(key).eq(told.bytes()))
}

pub(crate) async fn strip_foreign_form_errors(
    State(state): State<AppState>,
    request: Request,
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
fn comes_from_us(state: &AppState, request: &Request) -> bool {
    let text = |name: HeaderName| request.headers().get(name).and_then(|value| value.to_str().ok());
    match text(HeaderName::from_static("sec-fetch-site")) {
        Some(site) => site == "same-origin",
        None => text(header::REFERER).is_some_and(|referrer| {
            let origin: Vec<&str> = referrer.splitn(4, '/').take(3).collect();
            state.ctx.settings.is_ours(&origin.join("/"))
        }),
    }
}

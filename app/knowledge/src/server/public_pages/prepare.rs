//! Readers' pages are gathered before anything is drawn around them: the answer's status and head depend on what is found,
//! and what waits for nothing is drawn in one go.

use std::sync::Arc;

use axum::{
    extract::{Query, Request, State},
    http::{HeaderValue, Method, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use base::{
    Code, Fault, escape_path,
    server::{Actor, ClientInfo, Ctx, Error, PAGE_CACHE_HEADER},
};
use leptos::prelude::*;
use percent_encoding::percent_decode_str;
use ui::{Empty, Failed};

use super::{Asked, PublicPage, draw, page, words};
use crate::public_path;

/// A page that waits in its request to be drawn.
#[derive(Clone)]
struct Prepared(Arc<PublicPage>);

/// The page of the request that is being answered, if it is one to read.
pub(crate) fn prepared() -> Option<Arc<PublicPage>> {
    use_context::<Parts>()?.extensions.get::<Prepared>().map(|Prepared(page)| Arc::clone(page))
}

/// Gathers the page that a reader asks for, and answers with its status.
pub async fn prerender_layer(State(ctx): State<Ctx>, request: Request, next: Next) -> Response {
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
    let Some(place) = public_path(request.uri().path()).filter(|_| is_read).map(str::to_owned) else {
        return next.run(request).await;
    };
    let (mut parts, body) = request.into_parts();
    let actor = parts.extensions.get::<Actor>().cloned().unwrap_or_default();
    // Who asks for the head alone reads nothing.
    let visit = ClientInfo::of(&parts);
    let visit = ClientInfo { is_robot: visit.is_robot || parts.method == Method::HEAD, ..visit };
    let Query(asked) = Query::<Asked>::try_from_uri(&parts.uri).unwrap_or_default();
    let found = match percent_decode_str(&place).decode_utf8() {
        Ok(place) => page(&ctx, &actor, &visit, &place, &asked).await,
        Err(_) => Err(Error::NotFound),
    };
    let (page, status) = match found {
        Ok(PublicPage { moved: Some(to), .. }) => return moved(&to, parts.uri.query()),
        Ok(page) => (page, StatusCode::OK),
        Err(error) => instead(&parts, &visit, error),
    };
    let is_kept = page.is_common && actor == Actor::Anonymous && parts.method == Method::GET;
    let kept_for = is_kept.then(|| page.article.map_or_else(|| "page".to_owned(), |id| id.to_string()));
    parts.extensions.insert(Prepared(Arc::new(page)));
    let mut response = next.run(Request::from_parts(parts, body)).await;
    if status != StatusCode::OK {
        *response.status_mut() = status;
    } else if let Some(article) = kept_for.and_then(|kept| HeaderValue::from_str(&kept).ok()) {
        response.headers_mut().insert(PAGE_CACHE_HEADER, article);
    }
    response
}

/// Leads on, with whatever else was asked for.
fn moved(to: &str, query: Option<&str>) -> Response {
    let to = query.map_or_else(|| escape_path(to), |query| format!("{}?{query}", escape_path(to)));
    let headers = [(header::LOCATION, to), (header::CACHE_CONTROL, "private, no-store".to_owned())];
    (StatusCode::MOVED_PERMANENTLY, headers).into_response()
}

/// What is shown where there is no page, or none can be had now.
fn instead(parts: &Parts, visit: &ClientInfo, error: Error) -> (PublicPage, StatusCode) {
    // Told in the language of the request.
    let fault = Owner::new().with(|| {
        provide_context(parts.clone());
        Fault::from(error)
    });
    let status = StatusCode::from_u16(fault.code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let (locale, words) = (visit.locale(), words(visit.locale()));
    if fault.code != Code::NotFound {
        return (
            PublicPage { html: draw(locale, || view! { <Failed fault/> }), ..PublicPage::default() },
            status,
        );
    }
    let html = draw(locale, || {
        view! {
            <h1 class="visually-hidden">{words.not_found}</h1>
            <Empty title=words.not_found hint=words.not_found_hint/>
        }
    });
    (PublicPage { title: words.not_found.to_owned(), html, ..PublicPage::default() }, status)
}

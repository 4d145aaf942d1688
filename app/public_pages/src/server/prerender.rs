//! The prerendering layer: a public page is gathered and drawn before anything is drawn around it. The answer's status and
//! head depend on what is found, and what waits for nothing is drawn in one go.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, Method, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use base::{
    Code, Fault, escape_path,
    server::{Actor, ClientInfo, Ctx, Error},
};
use leptos::prelude::*;
use percent_encoding::percent_decode_str;
use ui::{Empty, Failed};

use super::{PublicPage, PublicPages, PublicPagesRegistry, View, draw};

/// The header in which the layer says to the page cache before the router that a page may be kept. Its value is what is
/// counted when the page is answered from there, as [`View`] spells it; empty for nothing. It never leaves the house.
pub const PAGE_CACHE_HEADER: HeaderName = HeaderName::from_static("x-page-cache");

/// A page that waits in its request to be shown.
#[derive(Clone)]
struct Prerendered(Arc<PublicPage>);

/// The public page of the request that is being answered, if it asks for one.
pub(crate) fn prerendered() -> Option<Arc<PublicPage>> {
    use_context::<Parts>()?.extensions.get::<Prerendered>().map(|Prerendered(page)| Arc::clone(page))
}

/// Has the domain that owns the address draw its page, counts who sees it, and answers with its status.
pub async fn prerender_layer(
    State((ctx, registry)): State<(Ctx, PublicPagesRegistry)>,
    request: Request,
    next: Next,
) -> Response {
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
    let Some(owner) = registry.owner(request.uri().path()).filter(|_| is_read) else {
        return next.run(request).await;
    };
    let (mut parts, body) = request.into_parts();
    let actor = parts.extensions.get::<Actor>().cloned().unwrap_or_default();
    // Who asks for the head alone reads nothing.
    let client = ClientInfo::of(&parts);
    let client = ClientInfo { is_robot: client.is_robot || parts.method == Method::HEAD, ..client };
    let found = match percent_decode_str(parts.uri.path()).decode_utf8() {
        Ok(path) => owner.draw(&ctx, &actor, &client, &path, &parts).await,
        Err(_) => Err(Error::NotFound),
    };
    let retry_after = found.as_ref().err().and_then(Error::retry_after);
    let (page, status) = match found {
        Ok(PublicPage { moved: Some(to), .. }) => return moved(&to, parts.uri.query()),
        Ok(page) => (page, StatusCode::OK),
        Err(error) => instead(&parts, &client, owner, error),
    };
    if let Some(view) = &page.on_view {
        registry.count_view(&ctx, client.is_robot, view);
    }
    let is_cached = page.is_common && actor == Actor::Anonymous && parts.method == Method::GET;
    let cached_for = is_cached.then(|| page.on_view.as_ref().map_or_else(String::new, View::to_string));
    parts.extensions.insert(Prerendered(Arc::new(page)));
    let mut response = next.run(Request::from_parts(parts, body)).await;
    if status != StatusCode::OK {
        *response.status_mut() = status;
    } else if let Some(view) = cached_for.and_then(|view| HeaderValue::from_str(&view).ok()) {
        response.headers_mut().insert(PAGE_CACHE_HEADER, view);
    }
    if let Some(seconds) = retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
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
fn instead(
    parts: &Parts,
    client: &ClientInfo,
    owner: &dyn PublicPages,
    error: Error,
) -> (PublicPage, StatusCode) {
    // Told in the language of the request.
    let fault = Owner::new().with(|| {
        provide_context(parts.clone());
        Fault::from(error)
    });
    let status = StatusCode::from_u16(fault.code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let locale = client.locale();
    if fault.code != Code::NotFound {
        return (
            PublicPage { html: draw(locale, || view! { <Failed fault/> }), ..PublicPage::default() },
            status,
        );
    }
    let (title, hint) = owner.not_found(locale);
    let html = draw(locale, || {
        view! {
            <h1 class="visually-hidden">{title}</h1>
            <Empty title=title hint=hint/>
        }
    });
    (PublicPage { title: title.to_owned(), html, ..PublicPage::default() }, status)
}

//! Finds the actor of every request, and renews a browser's cookies on the way. Strangers on a private page
//! are led to the sign-in.

use app::needs_sign_in;
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use base::{
    escape_value,
    server::{Actor, ClientAddress, Ctx, Error, Result, with_request_address},
};
use chat::server::{SESSION_TOKEN, find_visitor};
use identity::server::{Authenticated, authenticate};
use realtime::server::SocketCredential;

use super::file::is_file;
use crate::AppState;

pub(crate) async fn find_actor(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    // A session that were renewed with a file would travel with bytes that others may keep; an operator's token is no
    // person's.
    if is_file(&state, &request) || request.uri().path() == "/metrics" {
        request.extensions_mut().insert(Actor::Anonymous);
        return next.run(request).await;
    }
    // Whoever calls the router inside this process may say who asks: a widget for its visitor, the assistant. A request that
    // came over a wire has no extensions.
    if let Some(actor) = request.extensions().get::<Actor>().cloned() {
        request.extensions_mut().insert(SocketCredential { actor, expires_at: None });
        return next.run(request).await;
    }
    let visitor = match visitor_of(&state.ctx, request.headers()).await {
        Ok(visitor) => visitor,
        Err(error) => return error.into_response(),
    };
    let found = match visitor {
        Some(actor) => Authenticated { actor, ..Authenticated::default() },
        None => match authenticate(&state.ctx, &state.revocations, request.headers()).await {
            Ok(found) => found,
            Err(error) => return error.into_response(),
        },
    };
    if request.method() == Method::GET
        && found.actor == Actor::Anonymous
        && needs_sign_in(request.uri().path())
    {
        let wanted = request.uri().path_and_query().map_or("/", |wanted| wanted.as_str());
        let next = escape_value(wanted);
        return Redirect::to(&format!("/login?next={next}")).into_response();
    }
    let credential = SocketCredential { actor: found.actor.clone(), expires_at: found.expires_at };
    request.extensions_mut().insert(found.actor);
    request.extensions_mut().insert(credential);
    let address = request.extensions().get::<ClientAddress>().copied();
    let mut response = with_request_address(address, next.run(request)).await;
    for cookie in found.cookies {
        // A sign-in or sign-out on the way has set its own, which count.
        if let Ok(cookie) = HeaderValue::from_str(&cookie)
            && !sets_same(&response, &cookie)
        {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }
    response
}

/// The visitor whom a session token names. It says more of who asks than the cookies that a browser sends along, and less than
/// a bearer token, which is sent on purpose.
async fn visitor_of(ctx: &Ctx, headers: &HeaderMap) -> Result<Option<Actor>> {
    if headers.contains_key(header::AUTHORIZATION) {
        return Ok(None);
    }
    let Some(token) = headers.get(SESSION_TOKEN) else { return Ok(None) };
    let visitor = find_visitor(ctx, token.to_str().unwrap_or_default()).await?;
    visitor.map(Some).ok_or(Error::Unauthenticated)
}

/// Whether an answer sets a cookie of that name already.
fn sets_same(response: &Response, cookie: &HeaderValue) -> bool {
    let name =
        |cookie: &HeaderValue| cookie.as_bytes().split(|byte| *byte == b'=').next().map(<[u8]>::to_vec);
    response.headers().get_all(header::SET_COOKIE).iter().any(|set| name(set) == name(cookie))
}

//! The one address of the socket. The upgrade is a GET that no layer guards, so its `Origin` is checked here.

use std::collections::HashMap;

use axum::{
    Extension,
    extract::{Query, State},
    http::{HeaderMap, header},
    response::Response,
};
use base::server::{Actor, ClientAddress, Ctx, Error, Result};
use chat::server::{find_visitor, find_visitor_of_cookie};
use realtime::server::{SocketCredential, Sockets, Upgrade, connect};

use crate::origin::is_own_origin;

/// Where the address of a socket says whose it is: a browser cannot send a header along.
const SESSION_TOKEN: &str = "session_token";

/// Opens a socket for the visitor of a session token, or the request's actor; an anonymous one proves itself in the first
/// frame.
pub(crate) async fn upgrade(
    State(ctx): State<Ctx>,
    Extension(sockets): Extension<Sockets>,
    Extension(credential): Extension<SocketCredential>,
    Extension(address): Extension<ClientAddress>,
    Query(asked): Query<HashMap<String, String>>,
    headers: HeaderMap,
    upgrade: Upgrade,
) -> Result<Response> {
    if !is_from_our_pages(&ctx, &headers) {
        return Err(Error::Forbidden);
    }
    let credential =
        credential_of(&ctx, credential, asked.get(SESSION_TOKEN).map(String::as_str), &headers).await?;
    connect(upgrade, ctx, sockets, credential, address)
}

/// Whom the socket is opened for. A token that names nobody opens none: its visitor would hear nothing and not know why.
async fn credential_of(
    ctx: &Ctx,
    found: SocketCredential,
    session_token: Option<&str>,
    headers: &HeaderMap,
) -> Result<SocketCredential> {
    let of_visitor = |actor| SocketCredential { actor, expires_at: None };
    if headers.contains_key(header::AUTHORIZATION) {
        return Ok(found);
    }
    if let Some(token) = session_token {
        return find_visitor(ctx, token).await?.map(of_visitor).ok_or(Error::Unauthenticated);
    }
    if found.actor != Actor::Anonymous {
        return Ok(found);
    }
    Ok(find_visitor_of_cookie(ctx, headers).await?.map_or(found, of_visitor))
}

/// A browser always says where a page is from; what is no browser says nothing and brings no cookies by itself.
fn is_from_our_pages(ctx: &Ctx, headers: &HeaderMap) -> bool {
    let Some(origin) = headers.get(header::ORIGIN) else { return true };
    origin.to_str().is_ok_and(|origin| is_own_origin(&ctx.settings, headers, origin))
}

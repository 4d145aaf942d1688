//! The one address of the socket. The upgrade is a GET that no layer guards, so its `Origin` is checked here.

use axum::{
    Extension,
    extract::State,
    http::{HeaderMap, header},
    response::Response,
};
use base::server::{ClientAddress, Ctx, Error, Result};
use realtime::server::{SocketCredential, Sockets, Upgrade, connect};

use crate::origin::is_own_origin;

/// Opens a socket for the request's actor; an anonymous one proves itself in the first frame.
pub(crate) async fn upgrade(
    State(ctx): State<Ctx>,
    Extension(sockets): Extension<Sockets>,
    Extension(credential): Extension<SocketCredential>,
    Extension(address): Extension<ClientAddress>,
    headers: HeaderMap,
    upgrade: Upgrade,
) -> Result<Response> {
    if !is_from_our_pages(&ctx, &headers) {
        return Err(Error::Forbidden);
    }
    connect(upgrade, ctx, sockets, credential, address)
}

/// A browser always says where a page is from; what is no browser says nothing and brings no cookies by itself.
fn is_from_our_pages(ctx: &Ctx, headers: &HeaderMap) -> bool {
    let Some(origin) = headers.get(header::ORIGIN) else { return true };
    origin.to_str().is_ok_and(|origin| is_own_origin(&ctx.settings, headers, origin))
}

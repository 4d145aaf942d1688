//! What a sign-in means to a browser: cookies, and a page to go to.

use axum::http::request::Parts;
use base::server::{ClientAddress, CookieNames, Ctx, redirect_local, set_cookies};
use leptos::prelude::expect_context;

use super::{Device, authenticate::cookies, rest::device as device_of};
use crate::{SignedIn, Viewer};

/// The device that the server function was called from.
pub fn device() -> Device {
    let parts = expect_context::<Parts>();
    let address = parts.extensions.get::<ClientAddress>().copied();
    let nowhere = ClientAddress(std::net::IpAddr::from([0, 0, 0, 0]));
    device_of(address.unwrap_or(nowhere), &parts.headers)
}

/// Sets the cookies and goes to `next`, or to where somebody of this role begins.
pub fn set_session_cookies(ctx: &Ctx, signed_in: &SignedIn, next: Option<&str>) -> Viewer {
    set_cookies(cookies(CookieNames::new(&ctx.settings), Some(signed_in)));
    let home = if signed_in.user.role.is_staff() { "/agent" } else { "/dashboard/help" };
    redirect_local(next, home);
    Viewer { id: signed_in.user.id, name: signed_in.user.name.clone(), role: signed_in.user.role }
}

/// Deletes the cookies and goes home.
pub fn clear_session_cookies(ctx: &Ctx) {
    set_cookies(cookies(CookieNames::new(&ctx.settings), None));
    redirect_local(None, "/");
}

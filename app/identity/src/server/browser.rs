//! What a sign-in means to a browser: cookies, and a page to go to.

use axum::http::request::Parts;
use base::server::{
    Actor, ClientAddress, CookieNames, Ctx, Result, local_path, redirect_form, redirect_local, set_cookies,
};
use leptos::prelude::expect_context;

use super::{
    ACCESS_SECONDS, Device, access_token, authenticate::cookies, rest::device as device_of, sessions,
};
use crate::SignedIn;

/// The device that the server function was called from.
pub fn device() -> Device {
    let parts = expect_context::<Parts>();
    let address = parts.extensions.get::<ClientAddress>().copied();
    let nowhere = ClientAddress(std::net::IpAddr::from([0, 0, 0, 0]));
    device_of(address.unwrap_or(nowhere), &parts.headers)
}

/// The address that the server function was called from, for limits.
pub fn address() -> ClientAddress {
    device().address
}

/// Sets the cookies and leads a plain form to `next`, or to where somebody of this role begins. Answers which it is.
pub fn set_session_cookies(ctx: &Ctx, signed_in: &SignedIn, next: Option<&str>) -> String {
    set_cookies(cookies(CookieNames::new(&ctx.settings), Some(signed_in)));
    let home = if signed_in.user.role.is_staff() { "/agent" } else { "/dashboard/help" };
    let next = local_path(next, home);
    redirect_form(&next, home);
    next
}

/// Sets the access token anew after its person changed what it says of them: their name, language or time zone.
///
/// # Errors
/// When the database refuses.
pub async fn renew_access_cookie(ctx: &Ctx, actor: &Actor) -> Result<()> {
    let person = actor.person()?;
    let mut reader = ctx.read().await?;
    let account = sessions::account(&mut reader, person.id).await?;
    reader.release();
    if let Some(account) = account {
        let names = CookieNames::new(&ctx.settings);
        let token = access_token::issue(ctx, &account, person.session)?;
        set_cookies([names.set(names.access, &token, ACCESS_SECONDS)]);
    }
    Ok(())
}

/// Deletes the cookies and goes home.
pub fn clear_session_cookies(ctx: &Ctx) {
    set_cookies(cookies(CookieNames::new(&ctx.settings), None));
    redirect_local(None, "/");
}

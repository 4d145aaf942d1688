//! What a sign-in means to a browser: cookies, and a page to go to.

use axum::http::{HeaderValue, header, request::Parts};
use base::server::{ClientAddress, CookieNames, Ctx};
use leptos::prelude::{expect_context, use_context};
use leptos_axum::{ResponseOptions, redirect};

use super::{Device, Revocations, authenticate::cookies, rest::device as device_of};
use crate::{SignedIn, Viewer};

/// The device that the server function was called from.
pub fn device() -> Device {
    let parts = expect_context::<Parts>();
    let address = parts.extensions.get::<ClientAddress>().copied();
    let nowhere = ClientAddress(std::net::IpAddr::from([0, 0, 0, 0]));
    device_of(address.unwrap_or(nowhere), &parts.headers)
}

/// The list of ended sessions of this process.
pub fn revocations() -> Revocations {
    use_context::<Parts>()
        .and_then(|parts| parts.extensions.get::<Revocations>().cloned())
        .unwrap_or_default()
}

/// Sets the cookies and goes to `next`, or to where somebody of this role begins.
pub fn welcome(ctx: &Ctx, signed_in: &SignedIn, next: Option<&str>) -> Viewer {
    set(cookies(CookieNames::new(&ctx.settings), Some(signed_in)));
    let home = if signed_in.user.role.is_staff() { "/agent" } else { "/dashboard/help" };
    redirect(next.filter(|next| is_local(next)).unwrap_or(home));
    Viewer { id: signed_in.user.id, name: signed_in.user.name.clone(), role: signed_in.user.role }
}

/// Deletes the cookies and goes home.
pub fn farewell(ctx: &Ctx) {
    set(cookies(CookieNames::new(&ctx.settings), None));
    redirect("/");
}

fn set(cookies: Vec<String>) {
    let Some(response) = use_context::<ResponseOptions>() else { return };
    for cookie in cookies {
        if let Ok(value) = HeaderValue::from_str(&cookie) {
            response.append_header(header::SET_COOKIE, value);
        }
    }
}

/// A path of ours, not another site's address in disguise (`//evil.example`, `/\evil.example`).
fn is_local(next: &str) -> bool {
    next.starts_with('/')
        && !next[1..].starts_with(['/', '\\'])
        && next.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
}

#[cfg(test)]
mod tests {
    use super::is_local;

    #[test]
    fn only_our_own_paths_are_gone_to() {
        for good in ["/", "/agent", "/dashboard/help?page=2"] {
            assert!(is_local(good), "{good}");
        }
        for bad in ["", "agent", "//evil.example", "/\\evil.example", "https://evil.example", "/a\r\nb", "/ü"]
        {
            assert!(!is_local(bad), "{bad:?}");
        }
    }
}

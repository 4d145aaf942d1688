//! A link that was made is shown once, on the page that the form leads back to: it is not kept, and an address is no place
//! for it. The admin's own browser brings it along in a cookie that no script reads, for a few minutes.

use axum::http::{header, request::Parts};
use base::{
    UserId,
    server::{Actor, CookieNames, Ctx, Result, set_cookies},
};
use leptos::prelude::use_context;

use crate::{
    people::{LinkPurpose, MadeLink},
    server::{
        one_time_link::{LinkKind, address},
        permissions,
    },
};

/// The cookie's name.
const COOKIE: &str = "made-link";
/// How long it can be copied, in seconds.
const SHOWN: i64 = 300;

/// Has the browser bring the link along.
pub(crate) fn keep_made_link(ctx: &Ctx, person: UserId, purpose: LinkPurpose, url: &str) {
    let Some((_, token)) = url.rsplit_once('=') else { return };
    let value = format!("{person}.{}.{token}", purpose.as_str());
    set_cookies([CookieNames::new(&ctx.settings).set(COOKIE, &value, SHOWN)]);
}

/// The link that this browser brings along, for an admin.
///
/// # Errors
/// [`base::server::Error::Forbidden`] for everybody but admins.
pub(crate) fn made_link(ctx: &Ctx, actor: &Actor) -> Result<Option<MadeLink>> {
    actor.can(permissions::MANAGE)?;
    let Some(parts) = use_context::<Parts>() else { return Ok(None) };
    let lines = parts.headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let found = lines.into_iter().find_map(|line| CookieNames::find(line, COOKIE));
    Ok(found.and_then(|value| read(ctx, value)))
}

fn read(ctx: &Ctx, value: &str) -> Option<MadeLink> {
    let (person, rest) = value.split_once('.')?;
    let (purpose, token) = rest.split_once('.')?;
    // The browser may bring anything: what is shown as a link is one of ours.
    if !token.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)) {
        return None;
    }
    let purpose = LinkPurpose::parse(purpose)?;
    let kind = match purpose {
        LinkPurpose::Invitation => LinkKind::Invitation,
        LinkPurpose::Password => LinkKind::PasswordReset,
        LinkPurpose::Confirmation => LinkKind::EmailConfirmation,
    };
    Some(MadeLink { person: person.parse().ok()?, purpose, url: address(ctx, kind, token) })
}

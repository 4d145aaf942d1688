//! The addresses of the house, for whoever runs the desk.

use axum::http::{header, request::Parts};
use base::server::{Actor, Ctx, Result};
use leptos::prelude::use_context;

use crate::HouseAddresses;
use crate::server::permissions;

/// The addresses, and what is wrong with them; `asked` is the host by which the asker came.
///
/// # Errors
/// [`base::server::Error::Forbidden`] for everybody but admins.
pub fn house_addresses(ctx: &Ctx, actor: &Actor, asked: Option<&str>) -> Result<HouseAddresses> {
    actor.can(permissions::MANAGE)?;
    Ok(HouseAddresses::look_at(&ctx.settings.public_url, ctx.settings.help_url.as_deref(), asked))
}

/// The host by which the page that is being drawn was asked for.
pub(crate) fn asked_host() -> Option<String> {
    let parts = use_context::<Parts>()?;
    Some(parts.headers.get(header::HOST)?.to_str().ok()?.to_owned())
}

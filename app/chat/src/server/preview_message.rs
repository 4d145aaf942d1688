//! What a visitor would see of a message, before it is sent.

use base::{
    check_length,
    server::{Actor, Result, invalid},
};
use markdown::server::render_message;

use super::permissions;
use crate::LONGEST_CHAT_MESSAGE;

/// Renders a message as [`super::say`] would.
///
/// # Errors
/// For everybody but the desk, and for what could not be sent.
pub async fn preview_message(actor: &Actor, markdown: &str) -> Result<String> {
    actor.can(permissions::ANSWER)?;
    check_length(markdown, LONGEST_CHAT_MESSAGE).map_err(|wrong| invalid("body", wrong))?;
    Ok(render_message(markdown).await?.html)
}

//! What others would see of a message, before it is sent.

use base::{
    check_length,
    server::{Actor, Ctx, RateLimit, Result, check_rate_limit, invalid},
};
use markdown::server::render_message;

use crate::LONGEST_BODY;
use crate::server::permissions;

/// What one customer may look at before it is sent, and the seconds after which once more: a tenth of a second each, of what
/// everybody's messages are rendered with.
const PREVIEWS: RateLimit = RateLimit::new(40, 2.0);

/// Renders a message as [`super::reply`] would.
///
/// # Errors
/// [`base::server::Error::Unauthenticated`] where nobody is signed in, [`base::server::Error::Invalid`] for what could not be
/// sent, [`base::server::Error::RateLimited`] for too many from one customer.
pub async fn preview_message(ctx: &Ctx, actor: &Actor, markdown: &str) -> Result<String> {
    let person = actor.person()?;
    check_length(markdown, LONGEST_BODY).map_err(|wrong| invalid("body", wrong))?;
    if !actor.may(permissions::REPLY) {
        check_rate_limit(ctx, &format!("preview:{}", person.id), PREVIEWS).await?;
    }
    Ok(render_message(markdown).await?.html)
}

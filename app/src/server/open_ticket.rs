//! A ticket is opened over the API, perhaps about a chat.

use base::server::{Actor, Ctx, Error, IdempotencyKey, Result, invalid};
use chat::{Refusal, server::check_visible};
use tickets::{NewTicket, Ticket, server::open};

/// Opens a ticket; a chat that it names is one that the actor may see. Tickets know no chat, so that is asked here before their
/// own verb: plainer than a hook that each would have to know of.
///
/// # Errors
/// [`Error::Invalid`] for a chat that is not there or not theirs, and as [`open`].
pub(super) async fn open_ticket(
    ctx: &Ctx,
    actor: &Actor,
    draft: NewTicket,
    idempotency_key: Option<&IdempotencyKey>,
) -> Result<Ticket> {
    if let Some(chat) = draft.chat_session_id {
        check_visible(ctx, actor, chat.into()).await.map_err(|error| match error {
            Error::NotFound => invalid("chat_session_id", Refusal::NotThere),
            error => error,
        })?;
    }
    open(ctx, actor, draft, idempotency_key).await
}

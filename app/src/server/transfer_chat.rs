//! A chat goes on elsewhere: with somebody else of the desk, in the queue of a team, or as a ticket.

use base::server::{Actor, Ctx, Result, invalid};
use chat::{ChatSession, ChatSessionId, Transfer, TransferTarget, server::transfer};
use serde::Serialize;
use tickets::Ticket;

use super::chat_to_ticket;

/// Where a chat went: the chat as it is now, or the ticket that it became.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum TransferredChat {
    /// It goes on as a chat.
    Session(Box<ChatSession>),
    /// It goes on as a ticket.
    Ticket(Box<Ticket>),
}

/// Hands a chat on.
///
/// # Errors
/// [`base::server::Error::Invalid`] for `to` where it names no place or several, and as the verbs of the two say.
pub(super) async fn transfer_chat(
    ctx: &Ctx,
    actor: &Actor,
    id: ChatSessionId,
    wanted: Transfer,
) -> Result<TransferredChat> {
    actor.can(chat::server::permissions::ANSWER)?;
    let target = wanted.target().map_err(|refusal| invalid("to", refusal))?;
    Ok(match target {
        TransferTarget::Ticket => {
            TransferredChat::Ticket(Box::new(chat_to_ticket(ctx, actor, id, wanted.note).await?))
        }
        elsewhere => {
            TransferredChat::Session(Box::new(transfer(ctx, actor, id, elsewhere, wanted.note).await?))
        }
    })
}

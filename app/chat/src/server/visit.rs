//! What a visitor's page begins with.

use base::{
    Locale,
    server::{Actor, Ctx, Result},
};

use super::{availability, history, own_chats, visitor_files::sign_files};
use crate::{ChatSessionId, Visit};

/// Whether somebody is there, the actor's chats, and the one that they ask for, or else the newest that is not over. Of
/// somebody whom nothing makes known there are none.
///
/// # Errors
/// [`base::server::Error::NotFound`] where the actor may not see the chat that they ask for.
pub async fn visit(
    ctx: &Ctx,
    actor: &Actor,
    locale: Locale,
    session: Option<ChatSessionId>,
) -> Result<Visit> {
    let availability = availability(ctx, locale).await?;
    let sessions = match actor {
        Actor::Anonymous => Vec::new(),
        _ => own_chats(ctx, actor).await?.sessions,
    };
    let open = sessions.iter().find(|chat| chat.status.is_open()).map(|chat| chat.session_id);
    let chat = match session.or(open) {
        // A browser that shows its token only once its page is alive asks again then.
        Some(id) if *actor != Actor::Anonymous => {
            Some(sign_files(ctx, actor, history(ctx, actor, id, None, None).await?).await?)
        }
        Some(_) | None => None,
    };
    Ok(Visit { availability, sessions, chat, now: ctx.now(), client_id: ctx.id() })
}

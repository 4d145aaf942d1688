//! A note of the desk, written in the transaction of something else.

use base::server::{Actor, Ctx, Result, Tx, invalid};
use identity::SenderType;
use markdown::server::{RenderedMessage, render_message};

use super::{
    message_rows::insert,
    message_stamp::stamp,
    permissions,
    record::{next_position, publish},
};
use crate::{ChatMessage, ChatSessionId, Event, LONGEST_CHAT_MESSAGE};

/// A note that is checked and rendered: before its chat is held, because others wait for that.
pub(super) struct Note {
    body: String,
    rendered: RenderedMessage,
}

impl Note {
    /// Reads a note; one that is blank is none.
    ///
    /// # Errors
    /// [`base::server::Error::Invalid`] for one that is too long, [`base::server::Error::Forbidden`] for who writes none.
    pub async fn read(actor: &Actor, text: Option<&str>) -> Result<Option<Self>> {
        let Some(text) = text.filter(|text| !text.trim().is_empty()) else { return Ok(None) };
        actor.can(permissions::NOTE)?;
        base::check_length(text, LONGEST_CHAT_MESSAGE).map_err(|refusal| invalid("note", refusal))?;
        let body = base::without_outer_blank_lines(text).to_owned();
        Ok(Some(Self { rendered: render_message(&body).await?, body }))
    }
}

/// Writes a note to a chat that the transaction holds.
pub(super) async fn note_in(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    chat: ChatSessionId,
    note: Note,
) -> Result<()> {
    let agent = actor.can(permissions::NOTE)?;
    let position = next_position(ctx, tx, chat, false).await?;
    let message = ChatMessage {
        id: ctx.id().into(),
        session_id: chat,
        sender_type: SenderType::Agent,
        sender_id: Some(agent.id),
        sender_name: Some(agent.name.clone()),
        body: note.body,
        body_html: note.rendered.html.clone(),
        payload: None,
        is_internal: true,
        attachments: Vec::new(),
        client_id: None,
        created_at: position.now,
    };
    insert(tx, &message, &position).await?;
    stamp(tx, &message, &note.rendered.text, None).await?;
    publish(tx, actor, chat, Event::said(message), &position).await
}

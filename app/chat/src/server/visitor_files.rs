//! The files of a chat for a visitor without an account: their token travels in a header, which no picture and no link of a
//! page can send. So they get addresses that are signed, and hold for minutes.

use base::server::{Actor, Ctx, Result};
use files::{Attachment, FileId, MOST_ALLOWED, server::HandedTo};

use crate::{ChatHistory, Event};

/// Files of one message as they are now, where the actor can open them.
///
/// # Errors
/// [`base::server::Error::NotFound`] where one is none that the actor may see.
pub async fn chat_files(ctx: &Ctx, actor: &Actor, ids: &[FileId]) -> Result<Vec<Attachment>> {
    let mut found = Vec::with_capacity(ids.len());
    for id in ids.iter().take(MOST_ALLOWED as usize) {
        found.push(chat_file(ctx, actor, *id).await?);
    }
    Ok(found)
}

async fn chat_file(ctx: &Ctx, actor: &Actor, id: FileId) -> Result<Attachment> {
    let file = files::server::find(ctx, actor, id).await?;
    if !matches!(actor, Actor::Visitor(_)) {
        return Ok(file);
    }
    let signed = files::server::sign(ctx, actor, id, HandedTo::Program).await?;
    Ok(Attachment { url: signed.url, thumbnail_url: signed.thumbnail_url, ..file })
}

/// A chat whose files its reader can open.
pub(super) async fn sign_files(ctx: &Ctx, actor: &Actor, mut chat: ChatHistory) -> Result<ChatHistory> {
    if matches!(actor, Actor::Visitor(_)) {
        for entry in &mut chat.entries {
            if let Event::Said { message } = &mut entry.entry.event {
                for file in &mut message.attachments {
                    // One that is gone meanwhile is named all the same.
                    if let Ok(signed) = files::server::sign(ctx, actor, file.id, HandedTo::Program).await {
                        (file.url, file.thumbnail_url) = (signed.url, signed.thumbnail_url);
                    }
                }
            }
        }
    }
    Ok(chat)
}

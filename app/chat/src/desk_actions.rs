//! The desk's server functions of chats: each translates and calls one verb.

use base::{DateTime, Fault, Utc, uuid::Uuid};
use identity::{Colleague, TeamName};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    CannedReply, CannedReplyId, ChatFilter, ChatMessage, ChatScope, ChatSession, ChatSessionId, Chats,
    DeskConversation,
};

/// The desk's lists, seen at one moment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChatListing {
    /// Those that nobody has, in the order of the queue.
    pub waiting: Chats,
    /// The reader's own that go on.
    pub mine: Chats,
    /// All, where they are shown.
    pub all: Option<Chats>,
    /// What the teams are called.
    pub teams: Vec<TeamName>,
    /// When this was read.
    pub now: DateTime<Utc>,
}

impl ChatListing {
    /// The list of a tab.
    pub fn of(&self, scope: ChatScope) -> &Chats {
        match (scope, &self.all) {
            (ChatScope::All, Some(all)) => all,
            (ChatScope::Mine, _) => &self.mine,
            (ChatScope::Waiting | ChatScope::All, _) => &self.waiting,
        }
    }
}

/// Who a chat can be handed to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TransferChoices {
    /// The people of the desk.
    pub colleagues: Vec<Colleague>,
    /// Its teams.
    pub teams: Vec<TeamName>,
}

/// The desk's lists of chats.
#[server(input = leptos::server_fn::codec::Json)]
pub async fn load_chat_listing(filter: ChatFilter) -> Result<ChatListing, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::chat_listing(&ctx, &actor, filter).await?)
}

/// A chat as the desk reads it.
#[server(input = leptos::server_fn::codec::Json)]
pub async fn load_chat_at_desk(session: ChatSessionId) -> Result<DeskConversation, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::desk_conversation(&ctx, &actor, session).await?)
}

/// One chat, as the list shows it.
#[server(input = leptos::server_fn::codec::Json)]
pub async fn load_chat_line(session: ChatSessionId) -> Result<ChatSession, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::find(&ctx, &actor, session).await?)
}

/// Takes a chat.
#[server]
pub async fn accept_chat(session: ChatSessionId) -> Result<ChatSession, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::accept(&ctx, &actor, session).await?)
}

/// Says something in a chat by a form.
#[server]
pub async fn say_at_desk(
    session: ChatSessionId,
    body: String,
    is_internal: Option<bool>,
    attachment_ids: Option<String>,
    client_id: Option<Uuid>,
) -> Result<ChatMessage, Fault> {
    let (ctx, actor) = base::server::caller();
    let files = files::attachment_ids(attachment_ids.as_deref());
    let attachment_ids = files.map_err(|refusal| base::server::invalid("attachment_ids", refusal))?;
    let is_internal = is_internal.unwrap_or_default();
    let words = crate::NewChatMessage::new(session, body);
    let draft = crate::NewChatMessage { client_id, attachment_ids, is_internal, ..words };
    Ok(crate::server::say(&ctx, &actor, draft).await?)
}

/// What a visitor would see of a message.
#[server(input = leptos::server_fn::codec::Json)]
pub async fn preview_chat_message(markdown: String) -> Result<String, Fault> {
    let (_, actor) = base::server::caller();
    Ok(crate::server::preview_message(&actor, &markdown).await?)
}

/// Who a chat can be handed to.
#[server]
pub async fn load_transfer_choices() -> Result<TransferChoices, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(TransferChoices {
        colleagues: identity::server::colleagues(&ctx, &actor).await?,
        teams: identity::server::team_choices(&ctx, &actor).await?,
    })
}

/// Keeps an answer that is sent often.
#[server]
pub async fn add_canned_reply(shortcut: String, body: String) -> Result<CannedReply, Fault> {
    let (ctx, actor) = base::server::caller();
    let draft = crate::CannedReplyDraft { shortcut, body };
    Ok(crate::server::add_canned_reply(&ctx, &actor, draft).await?)
}

/// Changes one, or deletes it.
#[server]
pub async fn change_canned_reply(
    id: CannedReplyId,
    shortcut: String,
    body: String,
    what: Option<String>,
) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    match what.as_deref() {
        Some("delete") => crate::server::remove_canned_reply(&ctx, &actor, id).await?,
        _ => {
            let draft = crate::CannedReplyDraft { shortcut, body };
            crate::server::change_canned_reply(&ctx, &actor, id, draft).await?;
        }
    }
    Ok(())
}

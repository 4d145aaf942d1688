//! The desk's chats: the list, the conversation, the composer, the panel.

mod alerts;
mod chat_at_desk;
mod chat_desk;
mod chat_list;
mod chat_row;
mod clock;
mod composer;
mod conversation_head;
mod follow;
mod keys;
mod live_desk;
mod message;
mod payload;
mod timeline;
mod transfer;
mod visitor_panel;

pub use chat_at_desk::{BesideChat, ChatAtDesk, LinkedArticle};
pub use chat_desk::{ChatDesk, NoChatChosen};

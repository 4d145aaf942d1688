//! Live chat: visitors, their queue, the agents who answer, not one message lost.

mod actions;
mod availability;
mod browser;
mod canned_reply;
mod chat_event;
mod desk_actions;
mod desk_conversation;
mod draft;
mod event;
mod history;
mod message;
mod pages;
mod parts;
mod payload;
mod queue;
mod refusal;
mod routes;
mod session;
mod settings;
mod settings_actions;
mod settings_entries;
mod settings_form;
mod status;
mod switch;
mod visit;
mod words;

pub use availability::{Asked, Availability, ChatForm};
pub use canned_reply::{CannedReplies, CannedReply, CannedReplyDraft, CannedReplyId};
pub use chat_event::{ChatEvent, ChatFacts};
pub use desk_actions::ChatListing;
pub use desk_conversation::DeskConversation;
pub use draft::{
    ChatContact, ChatRating, NewChat, NewChatMessage, PageView, StartedChat, Transfer, TransferTarget,
};
pub use event::{ChatEntry, EndReason, Event, NamedAgent};
pub use history::{ChatHistory, OwnChat, OwnChats, SequencedEntry};
pub use message::{ChatMessage, ChatMessageId, LONGEST_CHAT_MESSAGE};
pub use parts::desk::{BesideChat, ChatAtDesk, ChatDesk, LinkedArticle, NoChatChosen};
pub use parts::{ChatBox, ChatLamp, ChatPlace, open_links_outside};
pub use payload::{Payload, PayloadButton, PayloadField, PayloadFieldKind};
pub use queue::{QueuePlace, WaitInterval};
pub use refusal::Refusal;
pub use routes::ChatRoutes;
pub use session::{CHATS, ChatFilter, ChatScope, ChatSession, ChatSessionId, Chats, Visitor};
pub use settings::{ChatHours, ChatSettings, ChatTopic, DayHours};
pub use settings_entries::settings_entries;
pub use status::ChatStatus;
pub use switch::is_chat_on;
pub use visit::Visit;

#[cfg(not(target_arch = "wasm32"))]
pub mod server;

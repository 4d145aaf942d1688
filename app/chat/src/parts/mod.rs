//! Parts of the chat.

mod fault_kind;
mod lamp;
mod sending;
mod visitor;

pub use lamp::ChatLamp;
pub use visitor::{ChatBox, ChatPlace, open_links_outside};
pub(crate) mod desk;

//! What a visitor sees of a chat: before it, in it, after it.

mod availability_line;
mod begin;
mod begin_form;
mod chat_box;
mod composer;
mod conversation;
mod earlier_chats;
mod ended;
mod entry_rows;
mod follow;
mod held_chat;
mod host;
mod leave_address;
mod links;
mod log;
mod message;
mod payload_controls;
mod payload_form;
mod place;
mod rating;
mod read;
mod receipt;
mod standing;
#[cfg(test)]
mod tests;
mod visit_state;
mod visitor_files;

pub use chat_box::ChatBox;
pub use links::open_links_outside;
pub use place::ChatPlace;

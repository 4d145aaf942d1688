//! Screens of the desk that mix domains.

pub(crate) mod actions;
mod customer_panel;
mod from_chat;
mod organization;
mod words;

pub(crate) use customer_panel::{CustomerPanel, PersonPanel};
pub(crate) use from_chat::FromChat;
pub(crate) use organization::OrganizationTicketsPage;

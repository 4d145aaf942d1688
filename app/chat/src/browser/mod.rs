//! What the browser's half of a visitor's chat needs of the browser itself.

mod client_id;
mod frame_message;
mod local_storage;
mod local_time;

pub(crate) use client_id::new_client_id;
pub(crate) use frame_message::{FrameMessage, HostMessage, hear_host, host_origin, post_to_host};
pub(crate) use local_storage::{IDENTITY, OPEN_CHAT, SESSION_TOKEN, forget, keep, kept, unsent_of};
pub(crate) use local_time::{LocalMoment, LocalTime, OpeningDay, opening_day};

//! What the browser's half of a visitor's chat needs of the browser itself.

mod client_id;
mod frame_message;
mod local_time;
mod storage;

pub(crate) use client_id::new_client_id;
pub(crate) use frame_message::{FrameMessage, HostMessage, hear_host, host_origin, post_to_host};
pub(crate) use local_time::{LocalMoment, LocalTime, OpeningDay, opening_day};
pub(crate) use storage::{
    IDENTITY, OPEN_CHAT, SESSION_TOKEN, forget, keep, keep_in_tab, kept, kept_in_tab, names_beginning,
    unsent_of, words_of,
};

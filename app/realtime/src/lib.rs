//! What happens, told to whoever may see it, in order, once.

mod browser;
mod frame;

pub use browser::{
    PresenceList, TopicUpdate, is_line_open, provide_live, show_typing, tell, use_session_token, use_topic,
};
pub use frame::{ClientFrame, Event, MessageFrame, Participant, QUEUE, ServerFrame};

#[cfg(not(target_arch = "wasm32"))]
pub mod server;

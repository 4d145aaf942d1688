//! Optimistic sending, for visitors and the desk alike: what is written stands there at once, is kept in its writer's browser
//! until the server has it, and goes out one after the other, so that the order stays.

mod outgoing;
mod send_queue;
mod unsent_store;

pub(crate) use outgoing::{OutgoingMessage, SendState};
pub(crate) use send_queue::SendQueue;
pub(crate) use unsent_store::{DeskStore, VisitorStore};

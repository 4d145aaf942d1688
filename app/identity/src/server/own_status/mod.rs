//! What an agent says of themselves: whether they take work, how much, and when they are away without saying so.

mod change;
mod job;
mod of_page;
pub(super) mod rest;
#[cfg(test)]
mod tests;

pub use change::{change_own_status, note_status, own_status};
pub use job::LeaveIdleAgents;
pub use of_page::{StatusOfPage, status_layer};

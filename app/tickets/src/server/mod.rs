//! The server's half of tickets: one verb a file, its SQL at its bottom.

mod assign;
mod categories;
mod change;
mod claim;
mod escalate;
mod find;
mod jobs;
mod list;
mod open;
mod record;
mod remove;
mod reply;
pub mod rest;
mod room;
mod thread;

#[cfg(test)]
mod tests;

pub use categories::{categories, create_category, delete_category, update_category};
pub use change::change;
pub use claim::claim;
pub use escalate::escalate;
pub use find::find;
pub use jobs::PruneIdempotencyKeys;
pub use list::list;
pub use open::open;
pub use remove::remove;
pub use reply::reply;
pub use room::TicketRoom;
pub use thread::{events, messages};

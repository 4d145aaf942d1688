//! The durable queue: work written down in the transaction that wants it, done later, retried, never lost.

mod actions;
mod dead_letter;
mod pages;
mod routes;
mod settings_entries;
mod words;

pub use dead_letter::{DeadLetter, DeadLetters, JobId};
pub use routes::JobRoutes;
pub use settings_entries::settings_entries;

#[cfg(not(target_arch = "wasm32"))]
pub mod server;

//! A full-text search engine in memory.
//!
//! Invariant: nothing here knows a domain, a database or an actor. What runs only on the server is behind the one gate below.

mod piece;

pub use piece::Piece;

#[cfg(not(target_arch = "wasm32"))]
pub mod server;

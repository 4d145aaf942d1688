//! The server as a library, so that tests drive the very router that the binary serves.

pub mod boot;
pub mod config;
mod docs;
mod health;
mod listen;
mod middleware;
mod openapi;
mod page_cache;
mod pages;
mod postgres;
mod router;
mod seed;
mod site;
mod socket;
mod worker;

pub use listen::{Limits, listen};
pub use openapi::openapi;
pub use page_cache::{PageCache, invalidate_on_change};
pub use router::{AppState, service};
pub use worker::worker;

//! The server as a library, so that tests drive the very router that the binary serves.

pub mod boot;
pub mod config;
mod docs;
mod health;
mod kept;
mod listen;
mod middleware;
mod openapi;
mod pages;
mod postgres;
mod router;
mod seed;
mod site;
mod socket;
mod worker;

pub use kept::{KeptPages, drop_what_changed};
pub use listen::listen;
pub use openapi::openapi;
pub use router::{House, service};
pub use worker::worker;

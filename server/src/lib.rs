//! The server as a library, so that tests drive the very router that the binary serves.

pub mod boot;
mod cached_public_pages;
pub mod config;
mod docs;
mod health;
mod know_domains;
mod listen;
mod middleware;
mod openapi;
mod origin;
mod packed;
mod page_cache;
mod pages;
mod postgres;
mod router;
mod seed;
mod site;
mod socket;
mod socket_auth;
mod widget;
mod worker;

pub use cached_public_pages::{PageCache, invalidate_on_change};
pub use health::metrics_service;
pub use listen::{Limits, listen};
pub use openapi::openapi;
pub use router::{AppState, service};
pub use worker::{consumers, worker};

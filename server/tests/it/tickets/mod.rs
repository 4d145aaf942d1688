//! Tickets over HTTP.

mod idempotency;
mod list;
mod story;

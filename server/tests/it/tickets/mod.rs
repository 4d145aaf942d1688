//! Tickets over HTTP.

mod audit;
mod idempotency;
mod list;
mod story;

//! Tickets over HTTP.

mod audit;
mod idempotency;
mod list;
mod markdown;
mod new;
mod story;
mod table;

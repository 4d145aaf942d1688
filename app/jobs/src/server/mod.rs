//! The queue's server half.

mod backoff;
mod dead;
mod job;
pub mod permissions;
mod queue;
pub mod rest;
mod schedule;
mod upkeep;
mod worker;

#[cfg(test)]
mod tests;

pub use dead::{dead_letters, retry};
pub use job::{Job, Registry};
pub use queue::{enqueue, enqueue_at};
pub use schedule::Schedule;
pub use upkeep::{PruneIdempotencyKeys, PruneRateLimits};
pub use worker::Worker;

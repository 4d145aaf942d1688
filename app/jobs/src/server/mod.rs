//! The queue's server half.

mod dead;
mod enqueue;
mod job;
mod lease;
mod line;
mod notifier;
mod perform;
pub mod permissions;
mod planner;
mod pruning;
mod queue;
mod registry;
pub mod rest;
mod running;
mod schedule;
mod worker;

#[cfg(test)]
mod tests;

pub use dead::{dead_letters, delete, retry};
pub use enqueue::{enqueue, enqueue_at};
pub use job::{Duplicate, Job};
pub use pruning::{PruneIdempotencyKeys, PruneRateLimits};
pub use queue::Queue;
pub use registry::Registry;
pub use schedule::{Schedule, Tz};
pub use worker::Worker;

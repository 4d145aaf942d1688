//! What a job is.

use std::{future::Future, time::Duration};

use base::server::{Ctx, Result};
use serde::{Serialize, de::DeserializeOwned};

use super::Queue;

/// What becomes of a job whose key is that of one that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duplicate {
    /// It is not needed: the one that waits does its work.
    Ignored,
    /// It takes the other's place, with its own payload, its own moment and all its tries.
    Replaces,
}

/// A piece of later work. `run` calls one verb and may be called twice: after a crash nobody knows how far it came.
pub trait Job: Serialize + DeserializeOwned + Send + 'static {
    /// The name in the table; never changed once released.
    const KIND: &'static str;
    /// Where it waits.
    const QUEUE: Queue = Queue::DEFAULT;
    /// Tries before it becomes a dead letter.
    const ATTEMPTS: i32 = 12;
    /// How long one try may take. A process that dies meanwhile is succeeded within a minute, however long this is.
    const LONGEST_RUN: Duration = Duration::from_secs(300);
    /// What becomes of one whose key is that of one that waits.
    const DUPLICATE: Duplicate = Duplicate::Ignored;

    /// What it is the only one of: of a kind and key one waits at most. Once that one runs, the next may be enqueued. Who
    /// enqueues the same key waits for the other's transaction to end, so name keys late in a transaction.
    fn dedupe_key(&self) -> Option<String> {
        None
    }

    /// Does the work.
    fn run(self, ctx: &Ctx) -> impl Future<Output = Result<()>> + Send;
}

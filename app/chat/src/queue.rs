//! A visitor's place in the queue, and how long others waited.

use serde::{Deserialize, Serialize};

/// How long it took for others, in seconds: most of them waited within this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct WaitInterval {
    /// At least.
    pub from_seconds: i64,
    /// At most.
    pub to_seconds: i64,
}

/// A place in the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct QueuePlace {
    /// 1 is next.
    pub position: i64,
    /// From real waiting times of the last days; none as long as there are too few.
    pub wait: Option<WaitInterval>,
    /// Whether anybody who could take it is there.
    pub has_agents: bool,
}

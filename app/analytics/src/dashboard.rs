//! What the desk looks like now.

use base::{DateTime, Utc};
use identity::Party;
use serde::{Deserialize, Serialize};

/// What one agent has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Workload {
    /// Who.
    pub agent: Party,
    /// Whether they take work.
    pub is_active: bool,
    /// Tickets of theirs that are not over.
    pub open: i64,
    /// Those of them whose customer waits for an answer.
    pub waiting: i64,
    /// Chats that they are in.
    pub chats: i64,
    /// Tickets that they resolved today.
    pub resolved_today: i64,
}

/// The desk as it is now; days are cut by the reader's time zone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Dashboard {
    /// When it was looked at.
    pub at: DateTime<Utc>,
    /// Tickets that are not over.
    pub open: i64,
    /// Those whose customer waits for an answer.
    pub waiting: i64,
    /// Since when the first of them waits.
    pub waiting_since: Option<DateTime<Utc>>,
    /// Those that nobody has.
    pub unassigned: i64,
    /// Those whose promised time is over or nearly so; none as long as nothing is promised.
    pub breaching: Option<i64>,
    /// Tickets opened today.
    pub opened_today: i64,
    /// Tickets resolved today.
    pub resolved_today: i64,
    /// The median of the times to the first answer, of those given today, in seconds.
    pub first_response_median: Option<f64>,
    /// Chats that wait for somebody.
    pub chats_waiting: i64,
    /// Since when the first of them waits.
    pub chats_waiting_since: Option<DateTime<Utc>>,
    /// Chats that somebody is in.
    pub chats_active: i64,
    /// What each agent has, who has most first.
    pub workloads: Vec<Workload>,
}

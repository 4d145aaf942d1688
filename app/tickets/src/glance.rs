//! The tickets at a glance: how many there are of each kind, and who waits longest.

use base::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::Status;

/// What whoever runs the desk sees first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TicketGlance {
    /// How many are in each status, counted no further than a list counts.
    pub by_status: Vec<(Status, i64)>,
    /// Of those that still want something, how many nobody answers for.
    pub unassigned: i64,
    /// Of those that still want something, how many are urgent.
    pub urgent: i64,
    /// The one that has waited longest for the desk.
    pub oldest_waiting: Option<WaitingTicket>,
}

/// A ticket that waits for the desk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WaitingTicket {
    /// Its number.
    pub number: String,
    /// What it is about.
    pub subject: String,
    /// Since when its customer waits for an answer.
    pub since: DateTime<Utc>,
}

//! Dead letters, as an admin reads them: jobs whose retries ended without success, and those that nobody knows how to run.

use base::{DateTime, Utc};
use serde::{Deserialize, Serialize};

base::id!(
    /// A job.
    JobId
);

/// A job that will not run again by itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct DeadLetter {
    /// Which job.
    pub id: JobId,
    /// What it does.
    pub kind: String,
    /// Where it waits when it is run again.
    pub queue: String,
    /// How often it was tried.
    pub attempts: i32,
    /// What the last try said.
    pub last_error: Option<String>,
    /// When it was wanted.
    pub created_at: DateTime<Utc>,
    /// When it was given up; for one that was never tried because nobody knows its kind, when it was due.
    pub died_at: DateTime<Utc>,
    /// Whether this release knows no job of its kind.
    pub is_of_unknown_kind: bool,
}

/// The dead letters, newest first, at most a hundred.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct DeadLetters {
    /// The jobs.
    pub jobs: Vec<DeadLetter>,
    /// Jobs that wait for their turn.
    pub waiting: i64,
}

//! A job whose retries ended without success, as an admin reads it.

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
    /// How often it was tried.
    pub attempts: i32,
    /// What the last try said.
    pub last_error: Option<String>,
    /// When it was wanted.
    pub created_at: DateTime<Utc>,
    /// When it was given up.
    pub died_at: DateTime<Utc>,
}

/// The dead letters, newest first, at most a hundred.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct DeadLetters {
    /// The jobs.
    pub jobs: Vec<DeadLetter>,
    /// Jobs that wait for their turn.
    pub waiting: i64,
}

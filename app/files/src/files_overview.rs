//! How files are, as their admin reads it.

use base::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{FileId, FileSettings, FileState};

/// The settings of files, and how the storage and the scanner are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FilesOverview {
    /// What an admin decided.
    pub settings: FileSettings,
    /// Where files are stored: a `folder` or a `bucket`.
    pub storage: String,
    /// Whether a virus scanner is asked.
    pub is_scanning: bool,
    /// How many contents are kept.
    pub contents: i64,
    /// How many bytes they have.
    pub bytes: i64,
    /// How many of them wait for the scanner.
    pub waiting: i64,
    /// What the scanner said last instead of an answer.
    pub scan_error: Option<String>,
    /// The newest files that are in quarantine or were blocked.
    pub held_back: Vec<HeldBack>,
}

/// A file in quarantine, or one that was blocked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct HeldBack {
    /// Its id.
    pub id: FileId,
    /// What it is called.
    pub filename: String,
    /// Who sent it, where they have an account.
    pub sender: Option<String>,
    /// Whether it waits or was blocked.
    pub state: FileState,
    /// What was found, or what the scanner said instead of an answer.
    pub reason: Option<String>,
    /// When it came.
    pub created_at: DateTime<Utc>,
}

//! How long each kind of thing is kept, what would go now, and what went.

use std::collections::BTreeMap;

use base::{DateTime, UserId, Utc};
use serde::{Deserialize, Serialize};

base::id!(
    /// A run of retention.
    RetentionRunId
);

/// A kind of thing that is kept for a time, and what a run would do to it now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Retained {
    /// Its word.
    pub kind: String,
    /// What it is called, in the language of whoever asks.
    pub title: String,
    /// What happens to it.
    pub hint: String,
    /// How many days it is kept; for ever where there is none.
    pub days: Option<u16>,
    /// `deleted` or `anonymized`.
    pub fate: String,
    /// What is older is due; none where it is kept for ever.
    pub before: Option<DateTime<Utc>>,
    /// How many are due.
    pub due: u64,
    /// How many are as old and held: they are left alone.
    pub held: u64,
}

/// Every kind. Read, and nothing is done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Retention {
    /// The kinds.
    pub kinds: Vec<Retained>,
}

/// What to change; kinds that are missing stay.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RetentionChange {
    /// The days by kind; null for ever.
    pub days: BTreeMap<String, Option<u16>>,
}

/// How many of a kind went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SweptCount {
    /// The kind.
    pub kind: String,
    /// How many.
    pub count: u64,
}

/// A run: what went so far.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct RetentionRun {
    /// Its id.
    pub id: RetentionRunId,
    /// Who wanted it; nobody where it is the daily one.
    pub started_by: Option<UserId>,
    /// What they are called.
    pub starter: Option<String>,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// When it was done; none while it goes on.
    pub finished_at: Option<DateTime<Utc>>,
    /// What went, kind by kind.
    pub counts: Vec<SweptCount>,
}

/// The last runs, the newest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct RetentionRuns {
    /// The runs.
    pub runs: Vec<RetentionRun>,
}

//! What happens to an article: kept beside it, and told to every process.

use serde::{Deserialize, Serialize};

use crate::Status;

/// What happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Event {
    /// It was begun.
    Created {
        /// Where it stood at once.
        status: Status,
        /// The number of the ticket that it came from.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        origin: Option<String>,
    },
    /// Something of it changed.
    Changed {
        /// What, by the names of the API.
        fields: Vec<String>,
        /// Where it stands now.
        status: Status,
    },
    /// It is gone.
    Deleted {},
}

impl Event {
    /// The word in the trail.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Created { .. } => "created",
            Self::Changed { .. } => "changed",
            Self::Deleted {} => "deleted",
        }
    }
}

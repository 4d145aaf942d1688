//! A person's own sessions, as they are shown to them.

use base::{DateTime, SessionId, Utc};
use serde::{Deserialize, Serialize};

/// A sign-in of somebody's that has not ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct OwnSession {
    /// Its id.
    pub id: SessionId,
    /// The browser and the system, `Firefox · Linux`, or the program; none where it says nothing of itself.
    pub device: Option<String>,
    /// The network that it was begun from; none where that is not known.
    pub network: Option<String>,
    /// When it was begun.
    pub created_at: DateTime<Utc>,
    /// When it was last seen, to ten minutes.
    pub last_used_at: DateTime<Utc>,
    /// Whether it is the one that asks.
    pub is_current: bool,
}

/// Somebody's own sessions, the one that asks first, then the newest.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct OwnSessions {
    /// They.
    pub sessions: Vec<OwnSession>,
}

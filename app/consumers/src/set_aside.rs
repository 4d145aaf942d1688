//! An event that a consumer failed at until its tries ended, as an admin reads it.

use base::{DateTime, Utc};
use serde::{Deserialize, Serialize};

base::id!(
    /// An event on its way to one consumer, where it could not be delivered at once.
    DeliveryId
);

/// An event that will not be tried again by itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SetAside {
    /// Which delivery.
    pub id: DeliveryId,
    /// Who failed at it.
    pub consumer: String,
    /// The conversation.
    pub topic: String,
    /// Its place there.
    pub seq: i64,
    /// What happened.
    pub kind: String,
    /// How often it was tried.
    pub attempts: i32,
    /// What the last try said.
    pub last_error: Option<String>,
    /// When it happened.
    pub happened_at: DateTime<Utc>,
    /// When it was given up.
    pub set_aside_at: DateTime<Utc>,
}

/// What was set aside, newest first, at most a hundred.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SetAsideEvents {
    /// The events.
    pub events: Vec<SetAside>,
    /// Events that wait for another try, or behind one that does.
    pub waiting: i64,
}

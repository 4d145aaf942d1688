//! A domain event as a consumer reads it.

use base::{
    DateTime, Utc,
    server::{Error, Result},
};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Something that happened in a domain. `(topic, seq)` names it, whether it is replayed or live.
#[derive(Clone, Debug, PartialEq)]
pub struct DomainEvent {
    /// The conversation, `ticket:<id>`.
    pub topic: String,
    /// Its place among all events of the conversation.
    pub seq: i64,
    /// The domain and what happened, `ticket.status_changed`.
    pub kind: String,
    /// The domain's own event, as JSON.
    pub facts: Value,
    /// When.
    pub at: DateTime<Utc>,
}

impl DomainEvent {
    /// The event in its domain's own type.
    ///
    /// # Errors
    /// When it is another one.
    pub fn parse<T: DeserializeOwned>(&self) -> Result<T> {
        T::deserialize(&self.facts).map_err(|error| Error::Other(error.into()))
    }
}

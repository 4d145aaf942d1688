//! An event with its frames, each written as JSON once for all who hear it the same way.

use std::sync::OnceLock;

use tokio_tungstenite::tungstenite::Utf8Bytes;

use super::{Entry, SubscriptionGrant};
use crate::{Event, ServerFrame};

/// An event on its way through the hub.
pub(super) struct EncodedEvent {
    pub entry: Entry,
    to_staff: OnceLock<Utf8Bytes>,
    to_public: OnceLock<Utf8Bytes>,
}

impl EncodedEvent {
    pub fn new(entry: Entry) -> Self {
        Self { entry, to_staff: OnceLock::new(), to_public: OnceLock::new() }
    }

    /// Its place in a listener's view of the conversation; none where they may not see it.
    pub fn seq(&self, grant: SubscriptionGrant) -> Option<i64> {
        if grant.public { self.entry.public_seq } else { Some(self.entry.seq) }
    }

    /// The frame for a listener of the conversation who hears it as `seq`.
    pub fn frame(&self, grant: SubscriptionGrant, seq: i64) -> Utf8Bytes {
        let frame = if grant.public { &self.to_public } else { &self.to_staff };
        frame.get_or_init(|| self.write(&self.entry.topic, None, seq).into()).clone()
    }

    /// What a listener of the feed is told.
    pub fn feed_text(&self, feed: &str) -> String {
        self.write(feed, Some(self.entry.topic.to_string()), self.entry.seq)
    }

    fn write(&self, topic: &str, source: Option<String>, seq: i64) -> String {
        let event = Event { topic: topic.to_owned(), source, seq, event: self.entry.event.clone() };
        serde_json::to_string(&ServerFrame::Event(event)).unwrap_or_default()
    }
}

//! An event with its frames, each written as JSON once for all who hear it the same way.

use std::sync::OnceLock;

use serde_json::Value;
use tokio_tungstenite::tungstenite::Utf8Bytes;

use super::{Entry, SubscriptionGrant, TopicHandlers};
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

    /// The frame for a listener of the conversation who hears it as `seq`; the public hears what their domain tells them.
    pub fn frame(&self, handlers: &TopicHandlers, grant: SubscriptionGrant, seq: i64) -> Utf8Bytes {
        let (topic, event) = (&self.entry.topic, || self.entry.event.clone());
        if grant.public {
            let event = || handlers.public_event(topic, event());
            self.to_public.get_or_init(|| write(topic, None, seq, event()).into()).clone()
        } else {
            self.to_staff.get_or_init(|| write(topic, None, seq, event()).into()).clone()
        }
    }

    /// What a listener of the feed is told.
    pub fn feed_text(&self, feed: &str) -> String {
        write(feed, Some(self.entry.topic.to_string()), self.entry.seq, self.entry.event.clone())
    }
}

fn write(topic: &str, source: Option<String>, seq: i64, event: Value) -> String {
    let event = Event { topic: topic.to_owned(), source, seq, event };
    serde_json::to_string(&ServerFrame::Event(event)).unwrap_or_default()
}

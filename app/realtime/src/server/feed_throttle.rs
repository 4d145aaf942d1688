//! The live lists: each is told what was gathered for it, a crowded one less often. A conversation never waits for them.

use std::{collections::HashMap, sync::Arc, time::Duration};

use tokio::time::{Instant, sleep_until};

use super::{Hub, encoded_event::EncodedEvent};

/// A feed rests so long for each listener whom it told something: to wake one takes about a fiftieth of it, and so telling them
/// all takes a fiftieth of a core. A list that changes more often than it rests could not be read anyway.
const FOR_EACH: Duration = Duration::from_millis(1);
/// The longest rest, however many listen.
const LONGEST: Duration = Duration::from_millis(400);

/// What waits for the feeds.
#[derive(Default)]
pub(super) struct FeedThrottle(HashMap<Arc<str>, Waiting>);

/// What waits for one of them.
struct Waiting {
    events: Vec<Arc<EncodedEvent>>,
    rests_until: Instant,
}

impl FeedThrottle {
    /// Adds what happened.
    pub fn gather(&mut self, events: &[Arc<EncodedEvent>]) {
        for spoken in events {
            let Some(feed) = &spoken.entry.feed else { continue };
            let rested = || Waiting { events: Vec::new(), rests_until: Instant::now() };
            self.0.entry(Arc::clone(feed)).or_insert_with(rested).events.push(Arc::clone(spoken));
        }
    }

    /// Tells every feed that has rested.
    pub fn tell(&mut self, hub: &Hub) {
        let now = Instant::now();
        self.0.retain(|feed, waiting| {
            if waiting.rests_until > now {
                return true;
            }
            if waiting.events.is_empty() {
                return false;
            }
            let told = hub.publish(feed, std::mem::take(&mut waiting.events));
            let rest = FOR_EACH.saturating_mul(u32::try_from(told).unwrap_or(u32::MAX));
            waiting.rests_until = now + rest.min(LONGEST);
            true
        });
    }

    /// When the first feed for which something waits has rested; never where nothing does.
    pub async fn due(&self) {
        let waiting = self.0.values().filter(|waiting| !waiting.events.is_empty());
        match waiting.map(|waiting| waiting.rests_until).min() {
            Some(due) => sleep_until(due).await,
            None => std::future::pending().await,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::server::Entry;

    fn event(feed: &str, seq: i64) -> Arc<EncodedEvent> {
        let (topic, feed) = ("a".into(), Some(feed.into()));
        Arc::new(EncodedEvent::new(Entry { topic, seq, public_seq: None, feed, event: json!({}) }))
    }

    #[tokio::test]
    async fn a_feed_that_rests_keeps_what_happens_and_tells_it_after() {
        let (hub, mut feeds) = (Hub::default(), FeedThrottle::default());
        let mut crowd: Vec<_> = (0..400).map(|_| hub.watch(&["crowded"])).collect();
        feeds.gather(&[event("crowded", 1)]);
        feeds.due().await;
        feeds.tell(&hub);
        assert_eq!(crowd[0].recv().await.as_deref(), Some("a"), "after a quiet moment at once");
        feeds.gather(&[event("crowded", 2), event("quiet", 1)]);
        let mut quiet = hub.watch(&["quiet"]);
        feeds.tell(&hub);
        assert_eq!(quiet.recv().await.as_deref(), Some("a"), "another feed does not wait for it");
        feeds.due().await;
        feeds.tell(&hub);
        assert_eq!(crowd[399].recv().await.as_deref(), Some("a"));
        assert_eq!(crowd[399].recv().await.as_deref(), Some("a"), "nothing is lost meanwhile");
    }
}

//! What a process keeps in memory of what is in the database stays as fresh as the feeds that tell of it.

use std::{future::Future, ops::ControlFlow, pin::Pin, time::Duration};

use base::server::{Error, Result};

use super::{Hub, hub::Watch};

/// Something that a process keeps in memory, and follows feeds for.
pub trait CacheRefresher: Sync {
    /// What it is called in the log.
    const NAME: &'static str;
    /// The feeds that tell of its changes.
    const FEEDS: &'static [&'static str];

    /// Reads all of it. The feeds are heard already, so that what changes meanwhile is not missed.
    fn begin(&self) -> impl Future<Output = Result<()>> + Send;

    /// Something happened to `topic`. Breaks where all of it has to be read again.
    fn hear(&self, topic: &str) -> impl Future<Output = Result<ControlFlow<()>>> + Send;
}

/// How long until it is tried again where nothing could be read and nothing changes.
const AGAIN: Duration = Duration::from_secs(5);

/// Keeps `cache` fresh until `stop` resolves. Where something could not be read, all of it is read again a while later, or
/// with the next change.
pub async fn refresh_cache<F: CacheRefresher>(cache: F, hub: Hub, stop: impl Future<Output = ()> + Send) {
    tokio::pin!(stop);
    loop {
        let mut changes = hub.watch(F::FEEDS);
        let Err(error) = keep_fresh(&cache, &mut changes, stop.as_mut()).await else { return };
        if let Some(error) = error {
            tracing::warn!(%error, "{} could not be read", F::NAME);
            tokio::select! {
                () = &mut stop => return,
                () = tokio::time::sleep(AGAIN) => {}
                _ = changes.recv() => {}
            }
        }
    }
}

/// Reads everything, then every change, until `stop` resolves. Ends where everything has to be read again: for an error,
/// or none.
async fn keep_fresh<F: CacheRefresher>(
    cache: &F,
    changes: &mut Watch,
    mut stop: Pin<&mut (impl Future<Output = ()> + Send)>,
) -> Result<(), Option<Error>> {
    cache.begin().await?;
    loop {
        let topic = tokio::select! {
            () = &mut stop => return Ok(()),
            topic = changes.recv() => topic,
        };
        // A watch that ends fell behind.
        let Some(topic) = topic else { return Err(None) };
        if cache.hear(&topic).await?.is_break() {
            return Err(None);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use base::server::Error;
    use serde_json::json;
    use tokio::sync::Notify;

    use super::*;
    use crate::server::{Entry, encoded_event::EncodedEvent};

    /// Fails the first time that it begins, and the first time that it hears of something.
    #[derive(Clone, Default)]
    struct Stumbling {
        did: Arc<Mutex<Vec<String>>>,
        done: Arc<Notify>,
    }

    impl Stumbling {
        fn note(&self, what: &str) -> usize {
            let mut did = self.did.lock().unwrap();
            did.push(what.to_owned());
            self.done.notify_one();
            did.len()
        }
    }

    impl CacheRefresher for Stumbling {
        const NAME: &'static str = "a test";
        const FEEDS: &'static [&'static str] = &["one", "two"];

        async fn begin(&self) -> Result<()> {
            if self.note("begin") == 1 { Err(Error::NotFound) } else { Ok(()) }
        }

        async fn hear(&self, topic: &str) -> Result<ControlFlow<()>> {
            if self.note(topic) == 3 { Err(Error::NotFound) } else { Ok(ControlFlow::Continue(())) }
        }
    }

    #[tokio::test]
    async fn what_could_not_be_read_is_read_whole_with_the_next_change() {
        let (hub, cache) = (Hub::default(), Stumbling::default());
        let following = tokio::spawn(refresh_cache(cache.clone(), hub.clone(), std::future::pending()));
        cache.done.notified().await;
        for (topic, feed) in [("early", "one"), ("a", "one"), ("b", "two"), ("c", "one")] {
            let entry = Entry {
                topic: topic.into(),
                seq: 1,
                public_seq: None,
                feed: Some(feed.into()),
                event: json!({}),
            };
            hub.publish(&feed.into(), vec![Arc::new(EncodedEvent::new(entry))]);
            cache.done.notified().await;
        }
        following.abort();
        assert_eq!(*cache.did.lock().unwrap(), ["begin", "begin", "a", "begin", "c"]);
    }

    #[tokio::test]
    async fn a_watch_that_is_gone_is_told_nothing() {
        let hub = Hub::default();
        let (gone, mut here) = (hub.watch(&["one"]), hub.watch(&["one"]));
        drop(gone);
        let entry = |seq| Entry {
            topic: "a".into(),
            seq,
            public_seq: None,
            feed: Some("one".into()),
            event: json!({}),
        };
        let feed = "one".into();
        let told = hub.publish(
            &feed,
            vec![Arc::new(EncodedEvent::new(entry(1))), Arc::new(EncodedEvent::new(entry(2)))],
        );
        assert_eq!(told, 1, "two events at once are one telling");
        assert_eq!((here.recv().await.as_deref(), here.recv().await.as_deref()), (Some("a"), Some("a")));
        drop(here);
        assert_eq!(hub.publish(&feed, vec![Arc::new(EncodedEvent::new(entry(3)))]), 0);
        assert_eq!(hub.only_feeds(), Some(Vec::new()), "nobody is left");
    }
}

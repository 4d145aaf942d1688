//! What a process keeps in memory of what is in the database stays as fresh as the feeds that tell of it.

use std::{future::Future, ops::ControlFlow, time::Duration};

use base::server::Result;

use super::Hub;

/// Something that a process keeps in memory, and follows feeds for.
pub trait Follower: Sync {
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

/// Keeps `follower` fresh until `stop` resolves. Where a change could not be read, all of it is read with the next one.
pub async fn follow<F: Follower>(follower: F, hub: Hub, stop: impl Future<Output = ()> + Send) {
    tokio::pin!(stop);
    loop {
        let mut changes = hub.watch(F::FEEDS);
        if let Err(error) = follower.begin().await {
            tracing::warn!(%error, "{} could not be read", F::NAME);
            tokio::select! {
                () = &mut stop => return,
                () = tokio::time::sleep(AGAIN) => continue,
                _ = changes.recv() => continue,
            }
        }
        let mut is_whole = true;
        loop {
            let topic = tokio::select! {
                () = &mut stop => return,
                topic = changes.recv() => topic,
            };
            // A watch that ends fell behind: everything is read again.
            let Some(topic) = topic.filter(|_| is_whole) else { break };
            match follower.hear(&topic).await {
                Ok(ControlFlow::Continue(())) => {}
                Ok(ControlFlow::Break(())) => break,
                Err(error) => {
                    is_whole = false;
                    tracing::warn!(%error, %topic, "{} could not be read again", F::NAME);
                }
            }
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
    use crate::server::{Entry, spoken::Spoken};

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

    impl Follower for Stumbling {
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
        let (hub, follower) = (Hub::default(), Stumbling::default());
        let following = tokio::spawn(follow(follower.clone(), hub.clone(), std::future::pending()));
        follower.done.notified().await;
        for (topic, feed) in [("early", "one"), ("a", "one"), ("b", "two"), ("c", "one")] {
            let entry = Entry {
                topic: topic.into(),
                seq: 1,
                public_seq: None,
                feed: Some(feed.into()),
                event: json!({}),
            };
            hub.publish(&[Arc::new(Spoken::new(entry))]);
            follower.done.notified().await;
        }
        following.abort();
        assert_eq!(*follower.did.lock().unwrap(), ["begin", "begin", "a", "begin", "c"]);
    }
}

//! What a process keeps in memory of what is in the database stays as fresh as the feeds that tell of it.

use std::{future::Future, ops::ControlFlow};

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

/// Keeps `follower` fresh until `stop` resolves. What cannot be read now is read with the next change.
pub async fn follow<F: Follower>(follower: F, hub: Hub, stop: impl Future<Output = ()> + Send) {
    tokio::pin!(stop);
    loop {
        let mut changes = hub.watch(F::FEEDS);
        if let Err(error) = follower.begin().await {
            tracing::warn!(%error, "{} could not be read", F::NAME);
        }
        loop {
            let topic = tokio::select! {
                () = &mut stop => return,
                topic = changes.recv() => topic,
            };
            // A watch that ends fell behind: everything is read again.
            let Some(topic) = topic else { break };
            match follower.hear(&topic).await {
                Ok(ControlFlow::Continue(())) => {}
                Ok(ControlFlow::Break(())) => break,
                Err(error) => tracing::warn!(%error, %topic, "{} could not be read again", F::NAME),
            }
        }
    }
}

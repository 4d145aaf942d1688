//! A cancellation token: resolves once the process was asked to stop.

use std::future::Future;

use tokio::sync::watch;

/// Whether the process is to stop. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Stop(watch::Receiver<bool>);

impl Stop {
    /// A token of a channel whose sender says `true` once.
    pub fn new(receiver: watch::Receiver<bool>) -> Self {
        Self(receiver)
    }

    /// Resolves once the process was asked to stop.
    pub fn stopped(&self) -> impl Future<Output = ()> + Send + 'static {
        let mut receiver = self.0.clone();
        async move {
            let _sender_is_kept = receiver.wait_for(|is_stopping| *is_stopping).await;
        }
    }
}

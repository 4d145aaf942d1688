//! The supervisor of the embedded Postgres: one that ends by itself is started again, with back-off.

use std::{
    future::Future,
    time::{Duration, Instant},
};

use tokio::{pin, select, time::sleep};

use super::{EmbeddedPostgres, liveness::Liveness};

/// How often it is looked at. A look reads two small files.
const LOOK: Duration = Duration::from_secs(1);
/// The time between two tries, at first and at most: a full disk may stay full for long, and is noticed soon when it has
/// room.
const FIRST_PAUSE: Duration = Duration::from_millis(250);
const LONGEST_PAUSE: Duration = Duration::from_secs(15);

impl EmbeddedPostgres {
    /// Keeps it running until `stop` resolves.
    pub async fn supervise(&self, stop: impl Future<Output = ()> + Send) {
        pin!(stop);
        loop {
            select! {
                () = &mut stop => return,
                () = sleep(LOOK) => {}
            }
            if self.has_postmaster() || self.liveness().await != Liveness::Gone {
                continue;
            }
            tracing::error!("the database ended and is started again; {} says why", self.log().display());
            let (ended, mut pause) = (Instant::now(), FIRST_PAUSE);
            // A start is never left half done: whoever stops the server stops what it started.
            while let Err(error) = self.bring_up().await {
                tracing::debug!(error = format!("{error:#}"), "the database cannot be started yet");
                select! {
                    () = &mut stop => return,
                    () = sleep(pause) => {}
                }
                pause = (pause * 2).min(LONGEST_PAUSE);
            }
            tracing::info!(seconds = ended.elapsed().as_secs(), "the database is back");
        }
    }
}

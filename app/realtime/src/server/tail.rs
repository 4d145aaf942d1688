//! Reads what committed and hands it to the hub: woken by this process's commits, by other processes,
//! and every half second for those that died between commit and wake-up.

use std::{collections::HashSet, future::Future, sync::Arc, time::Duration};

use base::server::{Ctx, Result};
use tokio::sync::Notify;

use super::{Hub, notify, outbox, spoken::Spoken};

/// The longest that an event waits when its writer died before it could wake anybody.
const SWEEP: Duration = Duration::from_millis(500);
/// The shortest time between two looks: under load, one read serves many commits.
const BREATH: Duration = Duration::from_millis(15);

/// Runs until `stop` resolves.
pub async fn run(ctx: Ctx, hub: Hub, stop: impl Future<Output = ()> + Send) {
    let mut bell = ctx.committed.listen();
    let elsewhere = Arc::new(Notify::new());
    let notifier = tokio::spawn(notify::announce(ctx.clone()));
    let listener = tokio::spawn(notify::listen(ctx.clone(), Arc::clone(&elsewhere)));
    let mut tail = Tail::default();
    tokio::pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => break,
            _ = bell.changed() => {}
            () = elsewhere.notified() => {}
            () = tokio::time::sleep(SWEEP) => {}
        }
        if let Err(error) = tail.look(&ctx, &hub).await {
            tracing::warn!(%error, "the outbox could not be read; the next look will");
        }
        tokio::time::sleep(BREATH).await;
    }
    notifier.abort();
    listener.abort();
}

/// Where this process stands in the stream of commits.
#[derive(Default)]
struct Tail {
    /// Every transaction below this had ended at the last look. None before the first.
    floor: Option<i64>,
    /// What was already handed on from transactions at or above the floor.
    seen: HashSet<(Arc<str>, i64)>,
}

impl Tail {
    async fn look(&mut self, ctx: &Ctx, hub: &Hub) -> Result<()> {
        if hub.is_idle() {
            // Nobody listens, so only the place is kept. It is read before it is asked again who listens:
            // whoever came in between reads what they missed, and everything from here on is still ahead.
            let floor = outbox::floor(ctx).await?;
            if hub.is_idle() {
                self.floor = Some(floor);
                self.seen.clear();
                return Ok(());
            }
        }
        // Whoever listened before the first look is told everything that is kept; sockets know what they have.
        let floor = self.floor.unwrap_or_default();
        let (next, entries) = outbox::since(ctx, floor).await?;
        let mut seen = HashSet::new();
        for (xid, entry) in entries {
            let key = (Arc::clone(&entry.topic), entry.seq);
            if !self.seen.contains(&key) {
                hub.publish(&Arc::new(Spoken::new(entry)));
            }
            if xid >= next {
                seen.insert(key);
            }
        }
        self.floor = Some(next);
        self.seen = seen;
        Ok(())
    }
}

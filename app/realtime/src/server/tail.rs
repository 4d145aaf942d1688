//! Reads what committed and hands it to the hub: woken by this process's commits, by other processes,
//! and every half second for those that died between commit and wake-up.

use std::{collections::HashSet, future::Future, sync::Arc, time::Duration};

use base::server::{Ctx, Result};
use tokio::sync::Notify;

use super::{Hub, notify, outbox, spoken::Spoken};

/// The longest that an event waits when its writer died before it could wake anybody.
const SWEEP: Duration = Duration::from_millis(500);
/// The time between two looks: under load, one read serves many commits, and one write to a socket many events. What
/// happens after a quiet moment is told at once.
const BREATH: Duration = Duration::from_millis(25);
/// So much longer for each listener who was told something: writing to a socket takes about a thirtieth of it, and so
/// telling never takes more of a core than that.
const FOR_EACH: Duration = Duration::from_micros(500);
/// The longest breath, however many listen.
const LONGEST: Duration = Duration::from_millis(500);

/// Runs until `stop` resolves.
pub async fn run(ctx: Ctx, hub: Hub, mut tail: Tail, stop: impl Future<Output = ()> + Send) {
    let mut bell = ctx.committed.listen();
    let elsewhere = Arc::new(Notify::new());
    let notifier = tokio::spawn(notify::announce(ctx.clone()));
    let listener = tokio::spawn(notify::listen(ctx.clone(), hub.clone(), Arc::clone(&elsewhere)));
    tokio::pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => break,
            _ = bell.changed() => {}
            () = elsewhere.notified() => {}
            () = tokio::time::sleep(SWEEP) => {}
        }
        let told = tail.look(&ctx, &hub).await.unwrap_or_else(|error| {
            tracing::warn!(%error, "the outbox could not be read; the next look will");
            0
        });
        tokio::time::sleep(breath(told)).await;
    }
    notifier.abort();
    listener.abort();
}

fn breath(told: usize) -> Duration {
    let told = u32::try_from(told).unwrap_or(u32::MAX);
    FOR_EACH.saturating_mul(told).saturating_add(BREATH).min(LONGEST)
}

/// Where a process stands in the stream of commits.
pub struct Tail {
    /// Every transaction below this had ended at the last look.
    floor: i64,
    /// What was already handed on from transactions at or above the floor.
    seen: HashSet<(Arc<str>, i64)>,
}

impl Tail {
    /// Begins here. To be called before the first socket is let in: what commits from now on will be handed on.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn begin(ctx: &Ctx) -> Result<Self> {
        Ok(Self { floor: outbox::floor(ctx).await?, seen: HashSet::new() })
    }

    /// Hands on what committed since the last look. Answers how many were told something.
    async fn look(&mut self, ctx: &Ctx, hub: &Hub) -> Result<usize> {
        let feeds = hub.only_feeds();
        let (mut next, mut entries) = outbox::since(ctx, self.floor, feeds.as_deref()).await?;
        if feeds.is_some() && hub.only_feeds().is_none() {
            // A socket came in meanwhile. What it has not read itself may be among what was left out.
            (next, entries) = outbox::since(ctx, self.floor, None).await?;
        }
        let (mut seen, mut events) = (HashSet::new(), Vec::new());
        for (xid, entry) in entries {
            let key = (Arc::clone(&entry.topic), entry.seq);
            if !self.seen.contains(&key) {
                events.push(Arc::new(Spoken::new(entry)));
            }
            if xid >= next {
                seen.insert(key);
            }
        }
        self.floor = next;
        self.seen = seen;
        Ok(hub.publish(&events))
    }
}

//! Reads what committed and hands it to the hub: woken by this process's commits, by other processes,
//! and by a seldom sweep for those that died between commit and wake-up.

use std::{collections::HashSet, future::Future, sync::Arc, time::Duration};

use base::server::{Ctx, Result};
use tokio::{sync::Notify, time::Instant};

use super::{Horizon, Hub, encoded_event::EncodedEvent, feed_throttle::FeedThrottle, notify, outbox};

/// The longest that an event waits when its writer died before it could wake anybody: while a socket listens, and while
/// only this process itself does. A house that nobody uses must not keep its database awake.
const SWEEP: Duration = Duration::from_secs(1);
const IDLE_SWEEP: Duration = Duration::from_secs(5);
/// The time between two looks: under load, one read serves many commits, and one write to a socket many events. What
/// happens after a quiet moment is told at once.
const MIN_POLL_INTERVAL: Duration = Duration::from_millis(25);

/// Runs until `stop` resolves.
pub async fn run(ctx: Ctx, hub: Hub, mut reader: OutboxReader, stop: impl Future<Output = ()> + Send) {
    let mut commits = ctx.commits.listen();
    let elsewhere = Arc::new(Notify::new());
    let notifier = tokio::spawn(notify::announce(ctx.clone()));
    let listener = tokio::spawn(notify::listen(ctx.clone(), hub.clone(), Arc::clone(&elsewhere)));
    tokio::pin!(stop);
    let mut looked = Instant::now();
    loop {
        tokio::select! {
            () = &mut stop => break,
            _ = commits.changed() => {}
            () = elsewhere.notified() => {}
            () = tokio::time::sleep(SWEEP) => {
                if hub.only_feeds().is_some() && looked.elapsed() < IDLE_SWEEP {
                    continue;
                }
            }
            () = reader.feeds.due() => {}
        }
        looked = Instant::now();
        if let Err(error) = reader.poll(&ctx, &hub).await {
            tracing::warn!(%error, "the outbox could not be read; the next look will");
        }
        reader.feeds.tell(&hub);
        tokio::select! {
            () = &mut stop => break,
            () = tokio::time::sleep(MIN_POLL_INTERVAL) => {}
        }
    }
    notifier.abort();
    listener.abort();
}

/// How often it is looked up to which row number the outbox is final: what is read again meanwhile is known by its number.
const LOOK_AT_HORIZON: Duration = Duration::from_secs(1);

/// Where a process stands in the stream of commits.
pub struct OutboxReader {
    /// Every row up to here is final, and was handed on. A transaction that writes no event holds it up as little as one of
    /// another database.
    horizon: Horizon,
    looked: Option<Instant>,
    /// The rows beyond the horizon that were handed on already.
    seen: HashSet<i64>,
    feeds: FeedThrottle,
}

impl OutboxReader {
    /// Begins here. To be called before the first socket is let in: what commits from now on will be handed on.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn begin(ctx: &Ctx) -> Result<Self> {
        let (reached, seen) = outbox::newest(ctx).await?;
        Ok(Self {
            horizon: Horizon::at(reached),
            looked: None,
            seen: seen.into_iter().collect(),
            feeds: FeedThrottle::default(),
        })
    }

    /// Hands what committed since the last look to the conversations, and gathers it for the feeds.
    async fn poll(&mut self, ctx: &Ctx, hub: &Hub) -> Result<()> {
        let read_from = self.horizon.reached().unwrap_or_default();
        let is_due = self.looked.is_none_or(|looked| looked.elapsed() >= LOOK_AT_HORIZON);
        if !self.seen.is_empty() && is_due {
            self.looked = Some(Instant::now());
            // Before the rows are read: what is final now is among them.
            self.horizon.look(ctx).await?;
        }
        let feeds = hub.only_feeds();
        let mut rows = outbox::since(ctx, read_from, feeds.as_deref()).await?;
        if feeds.is_some() && hub.only_feeds().is_none() {
            // A socket came in meanwhile. What it has not read itself may be among what was left out.
            rows = outbox::since(ctx, read_from, None).await?;
        }
        let mut events = Vec::new();
        for (id, entry) in rows {
            if self.seen.insert(id) {
                events.push(Arc::new(EncodedEvent::new(entry)));
            }
        }
        let reached = self.horizon.reached().unwrap_or_default();
        self.seen.retain(|id| *id > reached);
        self.feeds.gather(&events);
        // They come by conversation, in order.
        for said in events.chunk_by(|one, other| one.entry.topic == other.entry.topic) {
            hub.publish(&said[0].entry.topic, said.to_vec());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use base::server::test;
    use sqlx::{Connection, PgConnection, PgPool};

    use super::*;
    use crate::server::{Invalidation, invalidate};

    async fn say(ctx: &Ctx) {
        let mut tx = ctx.begin().await.unwrap();
        let signal = Invalidation { feed: "lamps", what: "lamp", id: ctx.id() };
        invalidate(&mut tx, signal, ctx.now()).await.unwrap();
        ctx.commit(tx).await.unwrap();
    }

    /// Looks, as after a second.
    async fn look(reader: &mut OutboxReader, ctx: &Ctx, hub: &Hub) {
        reader.looked = None;
        reader.poll(ctx, hub).await.unwrap();
    }

    #[sqlx::test(migrator = "migrations::MIGRATOR")]
    async fn a_transaction_that_stays_open_elsewhere_makes_nobody_read_again(db: PgPool) {
        let elsewhere = (*db.connect_options()).clone().database("postgres");
        let mut other = PgConnection::connect_with(&elsewhere).await.unwrap();
        let mut open = other.begin().await.unwrap();
        sqlx::query("select pg_current_xact_id()").execute(&mut *open).await.unwrap();
        let (ctx, hub) = (test::ctx(db), Hub::default());
        let mut heard = hub.watch(&["lamps"]);
        let mut reader = OutboxReader::begin(&ctx).await.unwrap();
        for _ in 0..3 {
            say(&ctx).await;
        }
        reader.poll(&ctx, &hub).await.unwrap();
        reader.feeds.tell(&hub);
        for _ in 0..3 {
            assert!(heard.recv().await.is_some_and(|topic| topic.starts_with("lamp:")));
        }
        look(&mut reader, &ctx, &hub).await;
        assert!(reader.seen.is_empty(), "{:?} are read again", reader.seen);
        open.rollback().await.unwrap();
    }

    #[sqlx::test(migrator = "migrations::MIGRATOR")]
    async fn a_row_that_commits_after_one_with_a_larger_number_is_heard(db: PgPool) {
        let (ctx, hub) = (test::ctx(db), Hub::default());
        let mut heard = hub.watch(&["slow", "lamps"]);
        let mut reader = OutboxReader::begin(&ctx).await.unwrap();
        let mut slow = ctx.begin().await.unwrap();
        let signal = Invalidation { feed: "slow", what: "slow", id: ctx.id() };
        invalidate(&mut slow, signal, ctx.now()).await.unwrap();
        say(&ctx).await;
        look(&mut reader, &ctx, &hub).await;
        look(&mut reader, &ctx, &hub).await;
        ctx.commit(slow).await.unwrap();
        look(&mut reader, &ctx, &hub).await;
        reader.feeds.tell(&hub);
        let mut topics = Vec::new();
        for _ in 0..2 {
            topics.push(heard.recv().await.unwrap().split(':').next().unwrap().to_owned());
        }
        topics.sort();
        assert_eq!(topics, ["lamp", "slow"], "each of them once");
        look(&mut reader, &ctx, &hub).await;
        assert!(reader.seen.is_empty());
    }
}

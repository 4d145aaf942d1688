//! One batch of one consumer: its effects and its new position in one transaction, so that whatever happens to the process,
//! both are there or neither is.
//!
//! It is tried without savepoints first, which cost two ways to the database for each event. Where anything fails, all of
//! it is rolled back and done again with a savepoint around each event, so that what failed alone is left out.

use std::{
    collections::HashMap,
    panic::AssertUnwindSafe,
    sync::Arc,
    time::{Duration, Instant},
};

use base::server::{Ctx, Error, Result, Tx};
use futures::FutureExt;
use tokio::time::timeout;

use super::{
    Consumer, DomainEvent, History,
    consumer::is_subscribed,
    deliveries, position,
    position::{Position, next_history},
};

/// The most events of one batch.
const MOST: usize = 100;
/// How long a batch goes on before it commits what it has: a crash loses no more, and others wait no longer for rows.
const LONGEST: Duration = Duration::from_secs(2);

/// How a batch ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Another process has the consumer.
    Taken,
    /// Nothing is left up to the horizon.
    CaughtUp,
    /// There may be more.
    More,
}

/// Why events failed that took their transaction with them: a panic, a time limit, a lost connection.
pub(super) type Failures = HashMap<(String, i64), String>;

/// What a batch is of.
pub(super) struct Batch<'a> {
    pub ctx: &'a Ctx,
    pub consumer: &'a dyn Consumer,
    pub histories: &'a [Arc<dyn History>],
    /// Up to where the outbox is final.
    pub horizon: i64,
}

impl Batch<'_> {
    /// Runs one batch. `failures` outlives it where the database fails in between.
    pub async fn run(&self, failures: &mut Failures) -> Result<Outcome> {
        let mut is_careful = !failures.is_empty();
        loop {
            match self.attempt(is_careful, failures).await {
                Ok(outcome) => {
                    failures.clear();
                    return Ok(outcome);
                }
                Err(Halt::Error(error)) if is_careful => return Err(error),
                Err(Halt::Error(_) | Halt::Broken) => is_careful = true,
            }
        }
    }

    async fn attempt(&self, is_careful: bool, failures: &mut Failures) -> Result<Outcome, Halt> {
        let name = self.consumer.name();
        let mut tx = self.ctx.begin().await?;
        // The transaction before this one may still be on its way out.
        let Some(mut place) = position::lock(&mut tx, name, is_careful).await? else {
            tx.rollback().await?;
            return Ok(Outcome::Taken);
        };
        let before = place.clone();
        let mut work = Work { batch: self, tx, is_careful, failures };
        let has_retried = work.retry().await?;
        let has_more = work.advance(&mut place).await?;
        if has_retried || place != before {
            position::move_to(self.ctx, &mut work.tx, name, &place).await?;
            self.ctx.commit(work.tx).await?;
        } else {
            work.tx.rollback().await?;
        }
        Ok(if has_retried || has_more { Outcome::More } else { Outcome::CaughtUp })
    }
}

/// Why an attempt ended early.
enum Halt {
    /// The transaction is of no use any more.
    Broken,
    /// The database refused.
    Error(Error),
}

impl<E: Into<Error>> From<E> for Halt {
    fn from(error: E) -> Self {
        Self::Error(error.into())
    }
}

/// A batch at work.
struct Work<'a> {
    batch: &'a Batch<'a>,
    tx: Tx,
    is_careful: bool,
    failures: &'a mut Failures,
}

impl Work<'_> {
    /// Tries again what failed before and is due. Whether anything was.
    async fn retry(&mut self) -> Result<bool, Halt> {
        let Batch { ctx, consumer, .. } = *self.batch;
        let due = deliveries::due(ctx, &mut self.tx, consumer.name()).await?;
        for delivery in &due {
            match self.react(&delivery.event).await? {
                None => deliveries::done(&mut self.tx, consumer.name(), &delivery.event).await?,
                Some(reason) => {
                    let (event, tried) = (&delivery.event, delivery.attempts);
                    deliveries::failed(ctx, &mut self.tx, consumer, event, tried, &reason).await?;
                }
            }
        }
        Ok(!due.is_empty())
    }

    /// Goes on from where the consumer stands: in the history that it replays, or in the outbox. Whether there may be more.
    async fn advance(&mut self, place: &mut Position) -> Result<bool, Halt> {
        if place.replay_source.is_some() {
            self.replay(place).await?;
            return Ok(true);
        }
        let rows = read(&mut self.tx, self.batch, place.after_id).await?;
        let begun = Instant::now();
        let dealt_with =
            self.deliver(rows.iter().map(|(_, event)| event), |_| begun.elapsed() < LONGEST).await?;
        if dealt_with == rows.len() && rows.len() < MOST {
            place.after_id = place.after_id.max(self.batch.horizon);
            return Ok(false);
        }
        if let Some((id, _)) = rows[..dealt_with].last() {
            place.after_id = *id;
        }
        Ok(true)
    }

    async fn replay(&mut self, place: &mut Position) -> Result<(), Halt> {
        let Batch { consumer, histories, .. } = *self.batch;
        let source = place.replay_source.as_deref();
        let history = histories.iter().find(|history| Some(history.name()) == source);
        let page = match history {
            Some(history) => {
                history.page(&mut self.tx, place.after_id, place.replay_after.as_deref()).await?
            }
            None => None,
        };
        if let Some(page) = page {
            let seen = page.events.iter().filter(|event| is_subscribed(consumer.kinds(), &event.kind));
            self.deliver(seen, |_| true).await?;
            place.replay_after = Some(page.after);
        } else {
            let next = next_history(consumer, histories, source);
            place.replay_source = next.map(|history| history.name().to_owned());
            place.replay_after = None;
        }
        Ok(())
    }

    /// Reacts to events in their order, as long as `goes_on` says so; what belongs to a conversation that waits is put
    /// behind. Answers how many were dealt with.
    async fn deliver<'e>(
        &mut self,
        events: impl Iterator<Item = &'e DomainEvent> + Clone,
        goes_on: impl Fn(usize) -> bool,
    ) -> Result<usize, Halt> {
        let Batch { ctx, consumer, .. } = *self.batch;
        let topics: Vec<_> = events.clone().map(|event| event.topic.clone()).collect();
        if topics.is_empty() {
            return Ok(0);
        }
        let mut blocked = deliveries::blocked(&mut self.tx, consumer.name(), &topics).await?;
        let mut dealt_with = 0;
        for event in events {
            if blocked.contains(&event.topic) {
                deliveries::put_behind(ctx, &mut self.tx, consumer.name(), event).await?;
            } else if let Some(reason) = self.react(event).await?
                && deliveries::failed(ctx, &mut self.tx, consumer, event, 0, &reason).await?
            {
                blocked.insert(event.topic.clone());
            }
            dealt_with += 1;
            if !goes_on(dealt_with) {
                break;
            }
        }
        Ok(dealt_with)
    }

    /// Lets the consumer react to one event; says why where it failed, with its effects rolled back.
    async fn react(&mut self, event: &DomainEvent) -> Result<Option<String>, Halt> {
        let key = (event.topic.clone(), event.seq);
        if let Some(reason) = self.failures.get(&key) {
            return Ok(Some(reason.clone()));
        }
        if self.is_careful {
            sqlx::raw_sql("savepoint event").execute(&mut *self.tx).await?;
        }
        let Batch { ctx, consumer, .. } = *self.batch;
        let limit = consumer.time_limit();
        // The future is dropped where it panics, and the transaction with it.
        let reacting = AssertUnwindSafe(consumer.react(ctx, &mut self.tx, event)).catch_unwind();
        let (reason, is_intact) = match timeout(limit, reacting).await {
            Ok(Ok(Ok(()))) => match self.keep().await {
                Ok(()) => {
                    count(consumer, "done");
                    return Ok(None);
                }
                Err(error) => (error.to_string(), true),
            },
            Ok(Ok(Err(error))) => (format!("{error:#}"), true),
            Ok(Err(_)) => ("the consumer panicked".to_owned(), false),
            Err(_) => (format!("the consumer took longer than {} seconds", limit.as_secs_f32()), false),
        };
        if self.is_careful
            && is_intact
            && sqlx::raw_sql("rollback to savepoint event").execute(&mut *self.tx).await.is_ok()
        {
            count(consumer, "failed");
            return Ok(Some(reason));
        }
        if self.is_careful || !is_intact {
            count(consumer, "failed");
            self.failures.insert(key, reason);
        }
        Err(Halt::Broken)
    }

    /// Keeps what an event did.
    async fn keep(&mut self) -> sqlx::Result<()> {
        if self.is_careful {
            sqlx::raw_sql("release savepoint event").execute(&mut *self.tx).await?;
        }
        Ok(())
    }
}

fn count(consumer: &dyn Consumer, outcome: &'static str) {
    metrics::counter!("consumer_events_total", "consumer" => consumer.name(), "outcome" => outcome)
        .increment(1);
}

/// The next events that the consumer sees, with the numbers of their rows.
async fn read(tx: &mut Tx, batch: &Batch<'_>, after_id: i64) -> Result<Vec<(i64, DomainEvent)>> {
    let kinds: Vec<_> = batch.consumer.kinds().iter().map(|kind| (*kind).to_owned()).collect();
    let rows = sqlx::query!(
        r#"select id as "id!", topic, seq, kind as "kind!", facts as "facts!", created_at from outbox
         where id > $1 and id <= $2 and exists (
             select from unnest($3::text[]) as wanted
             where wanted = kind or (right(wanted, 1) = '.' and starts_with(kind, wanted)))
         order by id limit $4"#,
        after_id,
        batch.horizon,
        &kinds,
        i64::try_from(MOST).unwrap_or(i64::MAX),
    )
    .fetch_all(&mut **tx)
    .await?;
    let event = |topic, seq, kind, facts, at| DomainEvent { topic, seq, kind, facts, at };
    let rows = rows.into_iter();
    Ok(rows.map(|row| (row.id, event(row.topic, row.seq, row.kind, row.facts, row.created_at))).collect())
}

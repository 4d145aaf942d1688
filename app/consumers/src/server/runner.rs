//! Runs the consumers of a process: one look at the outbox for all of them, one task for each.

use std::{
    future::Future,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

use base::server::{Ctx, Result};
use realtime::server::{CommitsElsewhere, Horizon};
use tokio::{
    sync::{Notify, Semaphore, watch},
    task::JoinSet,
    time::{Instant, sleep},
};

use super::{
    Consumer, History,
    batch::{Batch, Failures, Outcome},
    consumer::is_subscribed,
    position::{register, standings},
};

/// How often everything is looked at that no wake-up told of: a writer or another process that died, retries that are due.
const SWEEP: Duration = Duration::from_secs(1);
/// The shortest time between two looks: under load one look serves many commits.
const MIN_LOOK_INTERVAL: Duration = Duration::from_millis(25);
/// How long between two looks where somebody's end is awaited, at most.
const LONGEST_AWAIT: Duration = Duration::from_millis(400);

/// All consumers of the house, and the histories that they may begin with.
#[derive(Clone, Default)]
pub struct Consumers {
    consumers: Vec<Arc<dyn Consumer>>,
    histories: Vec<Arc<dyn History>>,
}

impl Consumers {
    /// These consumers.
    pub fn new(consumers: Vec<Arc<dyn Consumer>>) -> Self {
        Self { consumers, histories: Vec::new() }
    }

    /// With the histories that a consumer may replay, in this order.
    #[must_use]
    pub fn with_histories(mut self, histories: Vec<Arc<dyn History>>) -> Self {
        self.histories.extend(histories);
        self
    }

    /// Reacts to everything that is there, and returns: for tests of reactors. Waits for writers that are at it.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn run_due(&self, ctx: &Ctx) -> Result<()> {
        let mut horizon = Horizon::default();
        horizon.look(ctx).await?;
        while horizon.is_pending() {
            sleep(MIN_LOOK_INTERVAL).await;
            horizon.look(ctx).await?;
        }
        let reached = horizon.reached().unwrap_or_default();
        for consumer in &self.consumers {
            register(ctx, &**consumer, &self.histories, reached).await?;
            let batch = Batch { ctx, consumer: &**consumer, histories: &self.histories, horizon: reached };
            let mut failures = Failures::default();
            while batch.run(&mut failures).await? == Outcome::More {}
        }
        Ok(())
    }
}

/// Runs until `stop` resolves, then ends the batches that were begun.
pub async fn run(ctx: Ctx, consumers: Consumers, stop: impl Future<Output = ()> + Send) {
    if consumers.consumers.is_empty() {
        return stop.await;
    }
    let (stopping, is_stopping) = watch::channel(false);
    let mut reader = Reader {
        horizon: Horizon::default(),
        reached: Arc::default(),
        wakes: consumers.consumers.iter().map(|_| Arc::default()).collect(),
        is_registered: false,
        swept_at: None,
        consumers,
        ctx,
    };
    let mut tasks = reader.attend(&is_stopping);
    reader.read(stop).await;
    let _some_ended = stopping.send(true);
    while let Some(ended) = tasks.join_next().await {
        if let Err(error) = ended {
            tracing::error!(%error, "a consumer's task ended");
        }
    }
}

/// The one look of a process, and whom it wakes.
struct Reader {
    ctx: Ctx,
    consumers: Consumers,
    horizon: Horizon,
    /// What the consumers know of the horizon.
    reached: Arc<AtomicI64>,
    /// One for each consumer.
    wakes: Vec<Arc<Notify>>,
    is_registered: bool,
    swept_at: Option<Instant>,
}

impl Reader {
    /// Begins a task for each consumer: one that is slow holds up no other.
    fn attend(&self, is_stopping: &watch::Receiver<bool>) -> JoinSet<()> {
        // Each holds a connection while it is at it: half of those that changes have stay free for requests.
        let most = self.ctx.db.options().get_max_connections() as usize / 2;
        let turns = Arc::new(Semaphore::new(most.max(1)));
        let mut tasks = JoinSet::new();
        for (consumer, wake) in self.consumers.consumers.iter().zip(&self.wakes) {
            let attendant = Attendant {
                ctx: self.ctx.clone(),
                consumer: Arc::clone(consumer),
                histories: self.consumers.histories.clone(),
                reached: Arc::clone(&self.reached),
                wake: Arc::clone(wake),
                turns: Arc::clone(&turns),
            };
            tasks.spawn(attendant.run(is_stopping.clone()));
        }
        tasks
    }

    /// Looks after commits of this process and of others, and every second.
    async fn read(&mut self, stop: impl Future<Output = ()> + Send) {
        let mut commits = self.ctx.commits.listen();
        let elsewhere = self.ctx.shared::<CommitsElsewhere>();
        let mut elsewhere = elsewhere.listen();
        let mut awaited = MIN_LOOK_INTERVAL;
        tokio::pin!(stop);
        loop {
            if let Err(error) = self.look().await {
                tracing::warn!(%error, "the outbox could not be read for the consumers; the next look will");
            }
            tokio::select! {
                () = &mut stop => return,
                () = sleep(MIN_LOOK_INTERVAL) => {}
            }
            awaited =
                if self.horizon.is_pending() { (awaited * 2).min(LONGEST_AWAIT) } else { MIN_LOOK_INTERVAL };
            let longest = if self.horizon.is_pending() { awaited } else { SWEEP };
            tokio::select! {
                () = &mut stop => return,
                _ = commits.changed() => {}
                _ = elsewhere.changed() => {}
                () = sleep(longest) => {}
            }
        }
    }

    async fn look(&mut self) -> Result<()> {
        let before = self.horizon.reached();
        let has_moved = self.horizon.look(&self.ctx).await?;
        let Some(reached) = self.horizon.reached() else { return Ok(()) };
        self.reached.store(reached, Ordering::Release);
        if !self.is_registered {
            for consumer in &self.consumers.consumers {
                register(&self.ctx, &**consumer, &self.consumers.histories, reached).await?;
            }
            self.is_registered = true;
        } else if has_moved {
            let kinds = kinds_between(&self.ctx, before.unwrap_or_default(), reached).await?;
            self.wake(|consumer| kinds.iter().any(|kind| is_subscribed(consumer.kinds(), kind)));
        }
        if self.swept_at.is_none_or(|at| at.elapsed() >= SWEEP) {
            self.sweep(reached).await?;
            self.swept_at = Some(Instant::now());
        }
        Ok(())
    }

    fn wake(&self, is_meant: impl Fn(&dyn Consumer) -> bool) {
        for (consumer, wake) in self.consumers.consumers.iter().zip(&self.wakes) {
            if is_meant(&**consumer) {
                wake.notify_one();
            }
        }
    }

    /// Wakes whoever stands behind, replays, or has an event to try again; says how far each is behind.
    async fn sweep(&self, reached: i64) -> Result<()> {
        let standings = standings(&self.ctx).await?;
        for standing in &standings {
            #[expect(clippy::cast_precision_loss, reason = "a metric")]
            let lag = (reached - standing.after_id).max(0) as f64;
            metrics::gauge!("consumer_lag_events", "consumer" => standing.name.clone()).set(lag);
        }
        let behind = |name: &str| {
            standings.iter().any(|standing| {
                standing.name == name
                    && (standing.after_id < reached || standing.is_replaying || standing.is_due)
            })
        };
        self.wake(|consumer| behind(consumer.name()));
        Ok(())
    }
}

/// What happened between two looks, by kind: whoever sees none of it is not woken.
async fn kinds_between(ctx: &Ctx, after: i64, until: i64) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar!(
        r#"select distinct kind as "kind!" from outbox where id > $1 and id <= $2 and kind is not null"#,
        after,
        until,
    )
    .fetch_all(&ctx.db)
    .await?)
}

/// A consumer's own task.
struct Attendant {
    ctx: Ctx,
    consumer: Arc<dyn Consumer>,
    histories: Vec<Arc<dyn History>>,
    reached: Arc<AtomicI64>,
    wake: Arc<Notify>,
    turns: Arc<Semaphore>,
}

impl Attendant {
    async fn run(self, mut is_stopping: watch::Receiver<bool>) {
        let mut failures = Failures::default();
        loop {
            tokio::select! {
                _ = is_stopping.wait_for(|is| *is) => return,
                () = self.wake.notified() => {}
            }
            while !*is_stopping.borrow() {
                match self.batch(&mut failures).await {
                    Ok(Outcome::More) => {}
                    Ok(Outcome::CaughtUp | Outcome::Taken) => break,
                    Err(error) => {
                        let consumer = self.consumer.name();
                        tracing::warn!(consumer, %error, "a consumer's batch failed; the next sweep tries again");
                        break;
                    }
                }
            }
        }
    }

    async fn batch(&self, failures: &mut Failures) -> Result<Outcome> {
        let _turn = self.turns.acquire().await.map_err(anyhow::Error::from)?;
        let batch = Batch {
            ctx: &self.ctx,
            consumer: &*self.consumer,
            histories: &self.histories,
            horizon: self.reached.load(Ordering::Acquire),
        };
        batch.run(failures).await
    }
}

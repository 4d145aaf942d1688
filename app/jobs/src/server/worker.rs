//! The worker: takes jobs and runs them, a few at once of each queue, until it is told to stop.

use std::{future::Future, sync::Arc, time::Duration};

use base::{
    DateTime, Utc,
    server::{Ctx, Result},
};
use tokio::{
    sync::{Semaphore, mpsc},
    time::{Instant, sleep, timeout},
};

use super::{
    Registry, Schedule,
    lease::{self, Free, Lease, Taken},
    line::Line,
    notifier::{Hands, Notifier},
    perform::perform,
    planner::Planner,
    registry::KnownKinds,
    running::Running,
};

/// How long an idle worker waits before it looks by itself, for what nobody told it of. Between three quarters of it and
/// all, so that the workers of many processes do not look at once.
const SWEEP: Duration = Duration::from_secs(6);
/// How often it is asked whether a kind waits in a queue that it is no longer in.
const TIDY: Duration = Duration::from_secs(600);
/// How long a stopping worker waits for what it has begun.
const DRAIN: Duration = Duration::from_secs(20);
/// How long it waits for the end of what it ended then.
const ABORT: Duration = Duration::from_secs(1);

/// The worker of this process.
pub struct Worker {
    ctx: Ctx,
    registry: Arc<Registry>,
    planner: Planner,
    notifier: Arc<Notifier>,
    line: Line,
    /// The kinds of the registry, and the queue of each.
    kinds: Vec<String>,
    queues: Vec<String>,
    hands: Hands,
    running: Running,
    pub(super) sweep: Duration,
    pub(super) drain: Duration,
}

/// A hand is free again: what was done in it, where that came to a good end.
type Ended = Option<Lease>;

impl Worker {
    /// A worker of these kinds and schedules. A process has one, or none that runs: what it knows is then still told to
    /// whoever looks for jobs that nobody knows.
    ///
    /// # Panics
    /// At start-up, when two schedules have one name, or one begins a kind that the registry does not have.
    pub fn new(ctx: Ctx, registry: Registry, schedules: Vec<Schedule>) -> Self {
        let (kinds, queues) = registry.kinds();
        ctx.shared::<KnownKinds>().set(&kinds);
        let hands = |queue: super::Queue| (queue.name, Arc::new(Semaphore::new(queue.at_once)));
        Self {
            planner: Planner::new(schedules, &registry),
            notifier: Notifier::of(&ctx),
            line: Line::default(),
            hands: registry.queues().into_iter().map(hands).collect(),
            registry: Arc::new(registry),
            running: Running::default(),
            sweep: SWEEP,
            drain: DRAIN,
            ctx,
            kinds,
            queues,
        }
    }

    /// Works until `stop` resolves, then finishes what it has begun.
    pub async fn run(mut self, stop: impl Future<Output = ()> + Send) {
        self.notifier.open(self.hands.clone());
        let listener = tokio::spawn(Arc::clone(&self.notifier).listen(self.ctx.clone()));
        let heartbeat = tokio::spawn(self.running.clone().keep(self.ctx.clone()));
        let (end, mut ended) = mpsc::unbounded_channel();
        let mut done = Vec::new();
        let mut tidied = None;
        tokio::pin!(stop);
        loop {
            if tidied.is_none_or(|at: Instant| at.elapsed() >= TIDY) {
                tidied = Some(Instant::now());
                self.tidy().await;
            }
            let scheduled_at = self.planner.tick(&self.ctx).await;
            let waiting_at = match self.turn(&mut done, &end).await {
                Ok(waiting_at) => waiting_at,
                Err(error) => {
                    tracing::warn!(%error, "the queue could not be read; the next look will");
                    None
                }
            };
            tokio::select! {
                // First, so that one that is told to stop begins nothing more.
                biased;
                () = &mut stop => break,
                Some(first) = ended.recv() => done.extend(first),
                () = self.notifier.woken() => {}
                () = sleep(self.rest([scheduled_at, waiting_at])) => {}
            }
            while let Ok(next) = ended.try_recv() {
                done.extend(next);
            }
        }
        self.notifier.close();
        listener.abort();
        drop(end);
        self.finish(done, ended).await;
        heartbeat.abort();
    }

    /// Does everything that is due, one after another: for tests and for draining a queue by hand.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn run_due(&self) -> Result<usize> {
        let (mut count, mut done) = (0, Vec::new());
        loop {
            let one = |queue: &&'static str| Free { queue, hands: 1 };
            let free: Vec<Free> = self.hands.keys().map(one).collect();
            let turn = self.line.turn(&self.ctx, &self.kinds, &free, &done).await?;
            done.clear();
            if turn.taken.is_empty() {
                return Ok(count);
            }
            for job in turn.taken {
                if perform(&self.ctx, &self.registry, &self.running, &job).await {
                    done.push(job.lease);
                }
                count += 1;
            }
        }
    }

    async fn tidy(&self) {
        if let Err(error) = lease::move_to_their_queues(&self.ctx, &self.kinds, &self.queues).await {
            tracing::warn!(%error, "jobs of kinds that have another queue now could not be moved there");
        }
    }

    /// Takes what is done away and gives every free hand the next job. Says when another is due.
    async fn turn(
        &self,
        done: &mut Vec<Lease>,
        end: &mpsc::UnboundedSender<Ended>,
    ) -> Result<Option<DateTime<Utc>>> {
        let free: Vec<Free> = self
            .hands
            .iter()
            .map(|(queue, hands)| Free { queue, hands: hands.available_permits() })
            .filter(|free| free.hands > 0)
            .collect();
        if free.is_empty() && done.is_empty() {
            return Ok(None);
        }
        let turn = self.line.turn(&self.ctx, &self.kinds, &free, done).await?;
        done.clear();
        let has_taken = !turn.taken.is_empty();
        for job in turn.taken {
            self.begin(job, end.clone());
        }
        if has_taken && free.iter().any(|free| self.hands[free.queue].available_permits() == 0) {
            // More may be waiting than there were hands.
            self.notifier.announce(&self.ctx);
        }
        Ok(turn.next_at)
    }

    fn begin(&self, job: Taken, end: mpsc::UnboundedSender<Ended>) {
        let hand = self.hands.get(job.queue.as_str()).map(|hands| Arc::clone(hands).try_acquire_owned());
        let (ctx, registry, running) = (self.ctx.clone(), Arc::clone(&self.registry), self.running.clone());
        tokio::spawn(async move {
            let is_done = perform(&ctx, &registry, &running, &job).await;
            drop(hand);
            // Nobody hears it only once the worker has given up waiting for it.
            let _heard = end.send(is_done.then_some(job.lease));
        });
    }

    /// Until the next moment at which something is due, and no longer than a sweep.
    fn rest(&self, moments: [Option<DateTime<Utc>>; 2]) -> Duration {
        let sweep = self.sweep.mul_f64(0.75 + rand::random::<f64>() / 4.0);
        let now = self.ctx.now();
        let until = |moment: DateTime<Utc>| (moment - now).to_std().unwrap_or_default();
        moments.into_iter().flatten().map(until).fold(sweep, Duration::min)
    }

    /// Waits for what was begun. What does not end in time is ended, and its lease given back.
    async fn finish(&self, mut done: Vec<Lease>, mut ended: mpsc::UnboundedReceiver<Ended>) {
        let drained = timeout(self.drain, self.drain(&mut done, &mut ended)).await;
        let left = self.running.abort();
        if drained.is_err() {
            // What came to its end all the same is written first.
            let _ended_or_not = timeout(ABORT, self.drain(&mut done, &mut ended)).await;
        }
        let written = async {
            self.line.turn(&self.ctx, &[], &[], &done).await?;
            lease::give_back(&self.ctx, &left).await
        };
        if let Err(error) = written.await {
            tracing::warn!(%error, "leases could not be given back; they will pass");
        }
        if !left.is_empty() {
            tracing::warn!(jobs = left.len(), "jobs did not end in time and were left to other workers");
            self.notifier.notify(&self.ctx).await;
        }
    }

    /// Until every hand is free.
    async fn drain(&self, done: &mut Vec<Lease>, ended: &mut mpsc::UnboundedReceiver<Ended>) {
        while let Some(next) = ended.recv().await {
            done.extend(next);
            while let Ok(next) = ended.try_recv() {
                done.extend(next);
            }
            if self.line.turn(&self.ctx, &[], &[], done).await.is_ok() {
                done.clear();
            }
        }
    }
}

//! The loop that takes jobs and runs them, a few at once, until it is told to stop.

use std::{future::Future, sync::Arc, time::Duration};

use base::server::{Ctx, Result};
use tokio::{
    sync::Semaphore,
    time::{Instant, timeout},
};

use super::{Registry, Schedule, queue};

/// How long an idle worker waits for the bell before it looks by itself: other processes enqueue too.
const LOOK_AGAIN: Duration = Duration::from_secs(1);
/// The shortest time between two looks: a bell that rings at every commit of the house must not mean a query each.
const BREATH: Duration = Duration::from_millis(50);
/// How long a stopping worker waits for what it has begun.
const DRAIN: Duration = Duration::from_secs(20);

/// A worker of this process.
pub struct Worker {
    ctx: Ctx,
    registry: Registry,
    schedules: Vec<Schedule>,
    at_once: usize,
}

impl Worker {
    /// A worker that runs at most `at_once` jobs at a time.
    pub fn new(ctx: Ctx, registry: Registry, schedules: Vec<Schedule>, at_once: usize) -> Self {
        Self { ctx, registry, schedules, at_once }
    }

    /// Works until `stop` resolves, then finishes what it has begun.
    pub async fn run(self, stop: impl Future<Output = ()> + Send) {
        let hands = Arc::new(Semaphore::new(self.at_once));
        let mut bell = self.ctx.commits.listen();
        tokio::pin!(stop);
        let mut ticked = None;
        loop {
            if ticked.is_none_or(|at: Instant| at.elapsed() >= LOOK_AGAIN) {
                ticked = Some(Instant::now());
                self.tick().await;
            }
            if let Err(error) = self.look(&hands).await {
                tracing::warn!(%error, "the queue could not be read");
            }
            tokio::select! {
                () = &mut stop => break,
                _ = bell.changed() => tokio::time::sleep(BREATH).await,
                () = tokio::time::sleep(LOOK_AGAIN) => {}
            }
        }
        let all = u32::try_from(self.at_once).unwrap_or(u32::MAX);
        if timeout(DRAIN, hands.acquire_many(all)).await.is_err() {
            tracing::warn!("a job did not end in time; its lease will pass and another worker will run it");
        }
    }

    /// Does everything that is due, one after another: for tests and for draining a queue by hand.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn run_due(&self) -> Result<usize> {
        let mut done = 0;
        while let Some(job) = queue::take(&self.ctx, &self.registry.kinds()).await? {
            perform(&self.ctx, &self.registry, job).await;
            done += 1;
        }
        Ok(done)
    }

    async fn tick(&self) {
        for schedule in &self.schedules {
            if let Err(error) = schedule.tick(&self.ctx).await {
                tracing::warn!(%error, "a schedule could not be read");
            }
        }
    }

    async fn look(&self, hands: &Arc<Semaphore>) -> Result<()> {
        let kinds = self.registry.kinds();
        while let Ok(hand) = Arc::clone(hands).try_acquire_owned() {
            let Some(job) = queue::take(&self.ctx, &kinds).await? else { break };
            let (ctx, registry) = (self.ctx.clone(), self.registry.clone());
            tokio::spawn(async move {
                perform(&ctx, &registry, job).await;
                drop(hand);
                // A free hand is news too: more may be waiting than there were hands.
                ctx.commits.notify();
            });
        }
        Ok(())
    }
}

#[tracing::instrument(name = "jobs.perform", skip_all, fields(job.kind = %job.kind, job.id = %job.id))]
async fn perform(ctx: &Ctx, registry: &Registry, job: queue::Taken) {
    let Some(kind) = registry.find(&job.kind) else { return };
    if job.attempts > kind.attempts {
        // Its last worker wrote nothing down: the job takes its process with it, and must not take ours.
        let reason = "the process that ran it died, again and again";
        if let Err(error) = queue::failed(ctx, &job, kind.attempts, reason).await {
            tracing::error!(%error, "a job could not be given up");
        }
        return;
    }
    // A task of its own, so that a panic in one job is a failure of that job alone.
    let running = tokio::spawn((kind.runs)(ctx.clone(), job.payload.clone()));
    let abort = running.abort_handle();
    let outcome = match timeout(queue::LONGEST_RUN, running).await {
        Ok(Ok(Ok(()))) => Ok(()),
        Ok(Ok(Err(error))) => Err(error.to_string()),
        Ok(Err(_)) => Err("the job panicked".to_owned()),
        Err(_) => {
            abort.abort();
            Err("the job ran longer than a job may".to_owned())
        }
    };
    let label = if outcome.is_ok() { "done" } else { "failed" };
    metrics::counter!("jobs_total", "kind" => job.kind.clone(), "outcome" => label).increment(1);
    let written = match outcome {
        Ok(()) => queue::done(ctx, &job).await,
        Err(reason) => {
            tracing::warn!(reason, attempts = job.attempts, "a job failed");
            queue::failed(ctx, &job, kind.attempts, &reason).await
        }
    };
    if let Err(error) = written {
        tracing::error!(%error, "the outcome of a job could not be written; its lease will pass");
    }
}

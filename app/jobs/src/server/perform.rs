//! Runs one job, and says what became of it.

use base::server::Ctx;
use tokio::time::timeout;

use super::{Registry, lease, registry::Kind, running::Running};

/// Runs a job. True where it is done and its row may go; what failed was written down.
#[tracing::instrument(name = "jobs.perform", skip_all, fields(job.kind = %job.kind, job.id = %job.lease.job))]
pub(super) async fn perform(ctx: &Ctx, registry: &Registry, running: &Running, job: &lease::Taken) -> bool {
    let Some(kind) = registry.find(&job.kind) else { return false };
    if job.attempts > kind.attempts {
        // Its last worker wrote nothing down: the job takes its process with it, and must not take ours.
        give_up(ctx, job, kind, "the process that ran it died, again and again").await;
        return false;
    }
    let Some(outcome) = run(ctx, kind, running, job).await else {
        tracing::warn!("the job was left to others: its lease was lost, or the process stops");
        return false;
    };
    let label = if outcome.is_ok() { "done" } else { "failed" };
    metrics::counter!("jobs_total", "kind" => job.kind.clone(), "outcome" => label).increment(1);
    if let Err(reason) = &outcome {
        tracing::warn!(reason, attempts = job.attempts, "a job failed");
        give_up(ctx, job, kind, reason).await;
    }
    outcome.is_ok()
}

/// Nothing where the run was ended because the job is no longer ours.
async fn run(ctx: &Ctx, kind: &Kind, running: &Running, job: &lease::Taken) -> Option<Result<(), String>> {
    // A task of its own, so that a panic in one job is a failure of that job alone.
    let run = tokio::spawn((kind.runs)(ctx.clone(), job.payload.clone()));
    let abort = run.abort_handle();
    running.add(job.lease, abort.clone());
    let ended = timeout(kind.longest_run, run).await;
    running.remove(job.lease);
    match ended {
        Ok(Ok(Ok(()))) => Some(Ok(())),
        Ok(Ok(Err(error))) => Some(Err(error.to_string())),
        Ok(Err(ended)) if ended.is_cancelled() => None,
        Ok(Err(_)) => Some(Err("the job panicked".to_owned())),
        Err(_) => {
            abort.abort();
            Some(Err("the job ran longer than a job of its kind may".to_owned()))
        }
    }
}

/// This try: the next is later, or a person's to begin.
async fn give_up(ctx: &Ctx, job: &lease::Taken, kind: &Kind, reason: &str) {
    if let Err(error) = lease::failed(ctx, job, kind.attempts, reason).await {
        tracing::error!(%error, "the failure of a job could not be written; its lease will pass");
    }
}

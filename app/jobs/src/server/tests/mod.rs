//! The queue against a real database.

mod dead_letters;
mod dedupe;
mod leases;
mod measure;
mod queues;
mod runs;
mod schedules;
mod wake_up;

use std::sync::{
    Arc, OnceLock,
    atomic::{AtomicUsize, Ordering},
};

use base::server::{Ctx, Result, test};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use sqlx::PgPool;
use tokio::sync::{Semaphore, oneshot, watch};

use super::*;

/// Writes down that it ran, as a rate limit's row: every database has that table.
#[derive(Serialize, Deserialize)]
struct Mark {
    name: String,
}

impl Job for Mark {
    const KIND: &'static str = "mark";

    async fn run(self, ctx: &Ctx) -> Result<()> {
        let count = "insert into rate_limits (key, free_at) values ($1 || gen_random_uuid(), now())";
        sqlx::query(count).bind(self.name).execute(&ctx.db).await?;
        Ok(())
    }
}

/// What a test holds against its own jobs: each context has one.
#[derive(Default)]
struct Gate {
    begun: watch::Sender<usize>,
    open: OnceLock<Arc<Semaphore>>,
    ended: AtomicUsize,
}

impl Gate {
    fn of(ctx: &Ctx) -> Arc<Self> {
        ctx.shared()
    }

    fn permits(&self) -> Arc<Semaphore> {
        Arc::clone(self.open.get_or_init(|| Arc::new(Semaphore::new(0))))
    }

    fn open(&self) {
        self.permits().add_permits(100);
    }

    async fn begun(&self, count: usize) {
        self.begun.subscribe().wait_for(|begun| *begun >= count).await.unwrap();
    }
}

/// Waits until its test opens the gate, in a queue of its own with two hands.
#[derive(Serialize, Deserialize)]
struct Import {}

impl Job for Import {
    const KIND: &'static str = "import";
    const QUEUE: Queue = Queue::new("imports", 2);

    async fn run(self, ctx: &Ctx) -> Result<()> {
        let gate = Gate::of(ctx);
        gate.begun.send_modify(|count| *count += 1);
        gate.permits().acquire().await.map_err(anyhow::Error::from)?.forget();
        gate.ended.fetch_add(1, Ordering::SeqCst);
        Ok(())
    }
}

fn registry() -> Registry {
    Registry::default().with::<Mark>().with::<Import>()
}

fn worker_of(ctx: &Ctx) -> Worker {
    Worker::new(ctx.clone(), registry(), Vec::new())
}

/// A worker that runs as it does in a process, until it is told to stop.
struct Process {
    stop: oneshot::Sender<()>,
    ended: tokio::task::JoinHandle<()>,
}

impl Process {
    fn start(worker: Worker) -> Self {
        let (stop, stopped) = oneshot::channel();
        let ended = tokio::spawn(worker.run(async {
            let _told = stopped.await;
        }));
        Self { stop, ended }
    }

    /// Once it has finished what it has begun.
    async fn stop(self) {
        let _running = self.stop.send(());
        self.ended.await.unwrap();
    }
}

async fn later<J: Job>(ctx: &Ctx, job: &J) {
    let mut tx = ctx.begin().await.unwrap();
    enqueue(ctx, &mut tx, job).await.unwrap();
    ctx.commit(tx).await.unwrap();
}

async fn marks(ctx: &Ctx) -> i64 {
    let count = "select count(*) from rate_limits where key like 'mark%'";
    sqlx::query_scalar(count).fetch_one(&ctx.db).await.unwrap()
}

async fn rows(ctx: &Ctx) -> i64 {
    sqlx::query_scalar("select count(*) from jobs").fetch_one(&ctx.db).await.unwrap()
}

/// A turn of a worker that lets go of what it took.
async fn turn(
    ctx: &Ctx,
    kinds: &[String],
    free: &[lease::Free],
    done: &[lease::Lease],
) -> Result<lease::Turn> {
    lease::turn(ctx, &mut *ctx.db.acquire().await?, kinds, free, done).await
}

/// Until it is so. A test that waits for ever has failed.
async fn until(mut is_so: impl AsyncFnMut() -> bool) {
    while !is_so().await {
        tokio::task::yield_now().await;
    }
}

fn mark() -> Mark {
    Mark { name: "mark".to_owned() }
}

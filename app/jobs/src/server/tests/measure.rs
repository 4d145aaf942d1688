//! What the queue is able to do, measured by hand: `bin/with-postgres cargo test -p jobs measure -- --ignored --nocapture`.

use std::time::Duration;

use tokio::{
    sync::mpsc,
    time::{Instant, sleep},
};

use super::*;

/// Tells when it began.
#[derive(Serialize, Deserialize)]
struct Ping {}

#[derive(Default)]
struct Heard(OnceLock<mpsc::UnboundedSender<Instant>>);

impl Job for Ping {
    const KIND: &'static str = "ping";

    async fn run(self, ctx: &Ctx) -> Result<()> {
        ctx.shared::<Heard>().0.get().unwrap().send(Instant::now()).map_err(anyhow::Error::from)?;
        Ok(())
    }
}

fn ping_worker(ctx: &Ctx) -> (Process, mpsc::UnboundedReceiver<Instant>) {
    let (sender, heard) = mpsc::unbounded_channel();
    ctx.shared::<Heard>().0.set(sender).unwrap();
    let worker = Worker::new(ctx.clone(), Registry::default().with::<Ping>(), Vec::new());
    (Process::start(worker), heard)
}

async fn pick_up(name: &str, from: &Ctx, heard: &mut mpsc::UnboundedReceiver<Instant>) {
    let mut waits = Vec::new();
    for _ in 0..200 {
        sleep(Duration::from_millis(75)).await;
        let mut tx = from.begin().await.unwrap();
        enqueue(from, &mut tx, &Ping {}).await.unwrap();
        from.commit(tx).await.unwrap();
        let committed = Instant::now();
        waits.push(heard.recv().await.unwrap().saturating_duration_since(committed));
    }
    waits.sort();
    println!("{name}: p50 {:?}, p99 {:?}, most {:?}", waits[100], waits[198], waits[199]);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
#[ignore = "measures, and asserts nothing"]
async fn measure_pick_up_and_rate(db: PgPool) {
    let (ctx, web) = (test::ctx(db.clone()), test::ctx(db));
    let (worker, mut heard) = ping_worker(&ctx);
    pick_up("picked up in the same process", &ctx, &mut heard).await;
    pick_up("picked up by another process", &web, &mut heard).await;
    worker.stop().await;

    let (ctx, _gone) = (test::ctx(web.db.clone()), ctx);
    let mut tx = ctx.begin().await.unwrap();
    for _ in 0..5_000 {
        enqueue(&ctx, &mut tx, &Ping {}).await.unwrap();
    }
    ctx.commit(tx).await.unwrap();
    let begun = Instant::now();
    let (worker, mut heard) = ping_worker(&ctx);
    for _ in 0..5_000 {
        heard.recv().await.unwrap();
    }
    until(async || rows(&ctx).await == 0).await;
    println!("a queue of 5,000: {:.0} jobs a second", 5_000.0 / begun.elapsed().as_secs_f64());

    let begun = Instant::now();
    let enqueuers = (0..4).map(|_| {
        let ctx = ctx.clone();
        tokio::spawn(async move {
            for _ in 0..500 {
                later(&ctx, &Ping {}).await;
            }
        })
    });
    for enqueuer in enqueuers.collect::<Vec<_>>() {
        enqueuer.await.unwrap();
    }
    until(async || rows(&ctx).await == 0).await;
    println!(
        "enqueued one a transaction and run: {:.0} jobs a second",
        5_000.0 / begun.elapsed().as_secs_f64()
    );
    worker.stop().await;
}

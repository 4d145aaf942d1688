//! Who enqueues wakes whoever can run it. These workers never sweep: whoever is not woken waits for ever. The first round
//! may be found by the look that every worker begins with, the later ones may not.

use super::*;

fn unswept(ctx: &Ctx) -> Worker {
    let mut worker = worker_of(ctx);
    worker.sweep = std::time::Duration::from_secs(86_400);
    worker
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_commit_wakes_the_worker_of_its_process(db: PgPool) {
    let ctx = test::ctx(db);
    let worker = Process::start(unswept(&ctx));
    for round in 1..=5 {
        later(&ctx, &mark()).await;
        until(async || marks(&ctx).await == round).await;
    }
    worker.stop().await;
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_process_without_a_worker_wakes_one_that_has_one(db: PgPool) {
    let (web, works) = (test::ctx(db.clone()), test::ctx(db));
    let worker = Process::start(unswept(&works));
    for round in 1..=5 {
        later(&web, &mark()).await;
        until(async || marks(&web).await == round).await;
    }
    worker.stop().await;
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_process_whose_hands_are_full_wakes_another(db: PgPool) {
    let (full, works) = (test::ctx(db.clone()), test::ctx(db));
    for _ in 0..2 {
        later(&full, &Import {}).await;
    }
    let busy = Process::start(unswept(&full));
    Gate::of(&full).begun(2).await;
    let worker = Process::start(unswept(&works));
    Gate::of(&works).open();
    for round in 1..=5 {
        later(&full, &Import {}).await;
        until(async || Gate::of(&works).ended.load(Ordering::SeqCst) == round).await;
    }
    Gate::of(&full).open();
    busy.stop().await;
    worker.stop().await;
    assert_eq!(rows(&full).await, 0);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_worker_sleeps_until_the_moment_that_a_job_names(db: PgPool) {
    let ctx = test::ctx(db);
    let worker = Process::start(unswept(&ctx));
    let mut tx = ctx.begin().await.unwrap();
    enqueue_at(&ctx, &mut tx, &mark(), ctx.now() + TimeDelta::milliseconds(200)).await.unwrap();
    ctx.commit(tx).await.unwrap();
    until(async || marks(&ctx).await == 1).await;
    worker.stop().await;
}

//! Queues wait for themselves alone.

use super::*;

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_full_queue_holds_up_no_other_and_runs_no_more_at_once_than_it_may(db: PgPool) {
    let ctx = test::ctx(db);
    let gate = Gate::of(&ctx);
    for _ in 0..20 {
        later(&ctx, &Import {}).await;
    }
    let worker = Process::start(worker_of(&ctx));
    gate.begun(2).await;
    later(&ctx, &mark()).await;
    until(async || marks(&ctx).await == 1).await;
    assert_eq!(*gate.begun.borrow(), 2, "two hands");
    gate.open();
    until(async || rows(&ctx).await == 0).await;
    worker.stop().await;
    assert_eq!(gate.ended.load(Ordering::SeqCst), 20);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_waits_in_a_queue_that_is_no_more_is_moved_to_its_kinds_own(db: PgPool) {
    let ctx = test::ctx(db);
    later(&ctx, &mark()).await;
    sqlx::query("update jobs set queue = 'retired'").execute(&ctx.db).await.unwrap();
    let worker = Process::start(worker_of(&ctx));
    until(async || marks(&ctx).await == 1).await;
    worker.stop().await;
}

//! A job is its worker's alone as long as that worker lives.

use super::{
    lease::{Free, LEASE, Taken},
    running::Running,
    *,
};

const FREE: [Free; 1] = [Free { queue: Queue::DEFAULT.name, hands: 1 }];

async fn take(ctx: &Ctx) -> Option<Taken> {
    turn(ctx, &["mark".to_owned()], &FREE, &[]).await.unwrap().taken.pop()
}

fn a_lease_passes(ctx: &Ctx) {
    ctx.clock.advance(TimeDelta::from_std(LEASE).unwrap() + TimeDelta::seconds(1));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_job_whose_worker_died_is_taken_up_after_its_lease(db: PgPool) {
    let ctx = test::ctx(db);
    later(&ctx, &mark()).await;
    assert!(take(&ctx).await.is_some());
    assert_eq!(worker_of(&ctx).run_due().await.unwrap(), 0);
    a_lease_passes(&ctx);
    assert_eq!(worker_of(&ctx).run_due().await.unwrap(), 1);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_heartbeat_keeps_a_job_for_an_hour(db: PgPool) {
    let ctx = test::ctx(db);
    later(&ctx, &mark()).await;
    let job = take(&ctx).await.unwrap();
    let running = Running::default();
    let run = tokio::spawn(std::future::pending::<()>());
    running.add(job.lease, run.abort_handle());
    for _ in 0..80 {
        ctx.clock.advance(TimeDelta::seconds(45));
        running.extend(&ctx).await.unwrap();
        assert!(take(&ctx).await.is_none());
    }
    assert!(!run.is_finished());
    turn(&ctx, &[], &[], &[job.lease]).await.unwrap();
    assert_eq!(rows(&ctx).await, 0);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn who_lost_a_lease_is_ended_and_writes_nothing_over_the_next(db: PgPool) {
    let ctx = test::ctx(db);
    later(&ctx, &mark()).await;
    let lost = take(&ctx).await.unwrap();
    let running = Running::default();
    let run = tokio::spawn(std::future::pending::<()>());
    running.add(lost.lease, run.abort_handle());
    a_lease_passes(&ctx);
    let next = take(&ctx).await.unwrap();
    running.extend(&ctx).await.unwrap();
    assert!(run.await.unwrap_err().is_cancelled());

    turn(&ctx, &[], &[], &[lost.lease]).await.unwrap();
    lease::failed(&ctx, &lost, 1, "too late").await.unwrap();
    lease::give_back(&ctx, &[lost.lease]).await.unwrap();
    let held = "select count(*) from jobs where lease = $1 and attempts = 2 and last_error is null";
    let held: i64 = sqlx::query_scalar(held).bind(next.lease.proof).fetch_one(&ctx.db).await.unwrap();
    assert_eq!(held, 1, "it is the next one's, as that one took it");
    turn(&ctx, &[], &[], &[next.lease]).await.unwrap();
    assert_eq!(rows(&ctx).await, 0);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_job_that_takes_its_process_with_it_is_given_up_in_the_end(db: PgPool) {
    let ctx = test::ctx(db);
    later(&ctx, &mark()).await;
    for _ in 0..Mark::ATTEMPTS {
        assert!(take(&ctx).await.is_some());
        a_lease_passes(&ctx);
    }
    assert_eq!(worker_of(&ctx).run_due().await.unwrap(), 1);
    let dead: i64 = sqlx::query_scalar("select count(*) from jobs where died_at is not null")
        .fetch_one(&ctx.db)
        .await
        .unwrap();
    assert_eq!((dead, marks(&ctx).await), (1, 0));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_worker_that_stops_finishes_what_it_has_begun_and_begins_nothing(db: PgPool) {
    let ctx = test::ctx(db);
    let gate = Gate::of(&ctx);
    for _ in 0..3 {
        later(&ctx, &Import {}).await;
    }
    let worker = Process::start(worker_of(&ctx));
    gate.begun(2).await;
    worker.stop.send(()).unwrap();
    gate.open();
    worker.ended.await.unwrap();
    assert_eq!((gate.ended.load(Ordering::SeqCst), rows(&ctx).await), (2, 1));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_does_not_end_in_time_is_given_back_and_run_by_another_at_once(db: PgPool) {
    let (ctx, other) = (test::ctx(db.clone()), test::ctx(db));
    later(&ctx, &Import {}).await;
    let mut worker = worker_of(&ctx);
    worker.drain = std::time::Duration::ZERO;
    let process = Process::start(worker);
    Gate::of(&ctx).begun(1).await;
    process.stop().await;
    Gate::of(&other).open();
    assert_eq!(worker_of(&other).run_due().await.unwrap(), 1);
    let ended = [&ctx, &other].map(|ctx| Gate::of(ctx).ended.load(Ordering::SeqCst));
    assert_eq!((ended, rows(&ctx).await), ([0, 1], 0));
}

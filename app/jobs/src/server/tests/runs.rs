//! A job is run once, tried again, and given up.

use base::{
    Role,
    server::{Actor, Error},
};
use uuid::Uuid;

use super::*;

/// Fails, or panics, whenever it runs.
#[derive(Serialize, Deserialize)]
struct Fail {
    panics: bool,
}

impl Job for Fail {
    const KIND: &'static str = "fail";
    const ATTEMPTS: i32 = 3;

    async fn run(self, _: &Ctx) -> Result<()> {
        assert!(!self.panics, "as told");
        Err(anyhow::anyhow!("not today").into())
    }
}

fn worker_of(ctx: &Ctx) -> Worker {
    Worker::new(ctx.clone(), registry().with::<Fail>(), Vec::new())
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_job_runs_once_and_is_gone(db: PgPool) {
    let ctx = test::ctx(db);
    later(&ctx, &mark()).await;
    assert_eq!(worker_of(&ctx).run_due().await.unwrap(), 1);
    assert_eq!(worker_of(&ctx).run_due().await.unwrap(), 0);
    assert_eq!((marks(&ctx).await, rows(&ctx).await), (1, 0));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_job_of_a_transaction_that_failed_was_never_wanted(db: PgPool) {
    let ctx = test::ctx(db);
    let mut tx = ctx.begin().await.unwrap();
    enqueue(&ctx, &mut tx, &mark()).await.unwrap();
    drop(tx);
    assert_eq!(worker_of(&ctx).run_due().await.unwrap(), 0);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn several_workers_share_the_jobs_and_double_none(db: PgPool) {
    let (one, other) = (test::ctx(db.clone()), test::ctx(db));
    for _ in 0..50 {
        later(&one, &mark()).await;
    }
    let workers = [Process::start(worker_of(&one)), Process::start(worker_of(&other))];
    until(async || rows(&one).await == 0).await;
    for worker in workers {
        worker.stop().await;
    }
    assert_eq!(marks(&one).await, 50);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_job_that_fails_waits_longer_each_time_then_becomes_a_dead_letter_that_an_admin_revives(
    db: PgPool,
) {
    let ctx = test::ctx(db);
    let admin = test::actor(&ctx, Uuid::from_u128(1).into(), "Erin", Role::Admin);
    let agent = test::actor(&ctx, Uuid::from_u128(2).into(), "Alice", Role::Agent);
    later(&ctx, &Fail { panics: false }).await;
    for _ in 0..Fail::ATTEMPTS {
        assert_eq!(worker_of(&ctx).run_due().await.unwrap(), 1);
        assert_eq!(worker_of(&ctx).run_due().await.unwrap(), 0, "it waits");
        ctx.clock.advance(TimeDelta::hours(1));
    }
    assert_eq!(worker_of(&ctx).run_due().await.unwrap(), 0, "it was given up");
    let letters = dead_letters(&ctx, &admin).await.unwrap();
    assert_eq!((letters.jobs.len(), letters.waiting), (1, 0));
    assert!(letters.jobs[0].last_error.as_deref().unwrap().contains("not today"));
    for stranger in [&agent, &Actor::Anonymous] {
        let refused = retry(&ctx, stranger, letters.jobs[0].id).await;
        assert!(matches!(refused, Err(Error::Forbidden | Error::Unauthenticated)));
        let refused = delete(&ctx, stranger, letters.jobs[0].id).await;
        assert!(matches!(refused, Err(Error::Forbidden | Error::Unauthenticated)));
    }
    retry(&ctx, &admin, letters.jobs[0].id).await.unwrap();
    assert_eq!(worker_of(&ctx).run_due().await.unwrap(), 1);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_job_that_panics_has_failed_and_nothing_else_has(db: PgPool) {
    let ctx = test::ctx(db);
    later(&ctx, &Fail { panics: true }).await;
    later(&ctx, &mark()).await;
    assert_eq!(worker_of(&ctx).run_due().await.unwrap(), 2);
    assert_eq!(marks(&ctx).await, 1);
}

/// Never ends, and may not run for any time at all.
#[derive(Serialize, Deserialize)]
struct Endless {}

impl Job for Endless {
    const KIND: &'static str = "endless";
    const LONGEST_RUN: std::time::Duration = std::time::Duration::ZERO;

    async fn run(self, _: &Ctx) -> Result<()> {
        std::future::pending().await
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_job_runs_no_longer_than_its_kind_may(db: PgPool) {
    let ctx = test::ctx(db);
    later(&ctx, &Endless {}).await;
    let worker = Worker::new(ctx.clone(), Registry::default().with::<Endless>(), Vec::new());
    assert_eq!(worker.run_due().await.unwrap(), 1);
    let error: String = sqlx::query_scalar("select last_error from jobs").fetch_one(&ctx.db).await.unwrap();
    assert!(error.contains("ran longer"), "{error}");
}

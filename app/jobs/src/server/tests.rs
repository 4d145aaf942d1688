//! The queue against a real database.

use base::{
    Role,
    server::{Actor, Ctx, Error, Result, test},
};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use sqlx::PgPool;
use uuid::Uuid;

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
    let registry = Registry::default().with::<Mark>().with::<Fail>();
    Worker::new(ctx.clone(), registry, Vec::new(), 2)
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

fn mark() -> Mark {
    Mark { name: "mark".to_owned() }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_job_runs_once_and_is_gone(db: PgPool) {
    let ctx = test::ctx(db);
    later(&ctx, &mark()).await;
    assert_eq!(worker_of(&ctx).run_due().await.unwrap(), 1);
    assert_eq!(worker_of(&ctx).run_due().await.unwrap(), 0);
    assert_eq!(marks(&ctx).await, 1);
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
    let ctx = test::ctx(db);
    for _ in 0..20 {
        later(&ctx, &mark()).await;
    }
    let (one, other) = (worker_of(&ctx), worker_of(&ctx));
    let (one, other) = tokio::join!(one.run_due(), other.run_due());
    assert_eq!(one.unwrap() + other.unwrap(), 20);
    assert_eq!(marks(&ctx).await, 20);
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

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_job_whose_worker_died_is_taken_up_after_its_lease(db: PgPool) {
    let ctx = test::ctx(db);
    later(&ctx, &mark()).await;
    let taken = queue::take(&ctx, &["mark".to_owned()]).await.unwrap();
    assert!(taken.is_some());
    assert_eq!(worker_of(&ctx).run_due().await.unwrap(), 0);
    ctx.clock.advance(TimeDelta::from_std(queue::LEASE).unwrap() + TimeDelta::seconds(1));
    assert_eq!(worker_of(&ctx).run_due().await.unwrap(), 1);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_schedule_is_due_once_however_many_processes_ask(db: PgPool) {
    let ctx = test::ctx(db);
    let schedule = Schedule::every(TimeDelta::minutes(10), &mark());
    for round in 1..=2 {
        let (one, other, third) = tokio::join!(schedule.tick(&ctx), schedule.tick(&ctx), schedule.tick(&ctx));
        one.and(other).and(third).unwrap();
        assert_eq!(worker_of(&ctx).run_due().await.unwrap(), 1);
        assert_eq!(marks(&ctx).await, round);
        ctx.clock.advance(TimeDelta::minutes(11));
    }
}

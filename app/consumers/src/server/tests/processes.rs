//! Several processes, and one that is killed.

use std::process::{Command, Stdio};

use sqlx::{ConnectOptions, postgres::PgPoolOptions};

use super::*;

/// Where the child finds the database.
const DATABASE: &str = "CONSUMERS_TEST_DATABASE";
/// The lock that the child takes when it is in the middle of an event.
const IN_THE_MIDDLE: i64 = 4_711;

/// Writes its effect, says that it did, and waits for its end.
struct Doomed(Listener);

#[async_trait::async_trait]
impl Consumer for Doomed {
    fn name(&self) -> &'static str {
        self.0.name
    }

    fn kinds(&self) -> &'static [&'static str] {
        self.0.kinds()
    }

    fn start(&self) -> Start {
        self.0.start
    }

    async fn react(&self, ctx: &Ctx, tx: &mut Tx, event: &DomainEvent) -> Result<()> {
        self.0.react(ctx, tx, event).await?;
        if event.topic == "a" && event.seq == 3 {
            sqlx::query("select pg_advisory_xact_lock($1)").bind(IN_THE_MIDDLE).execute(&mut **tx).await?;
            std::future::pending::<()>().await;
        }
        Ok(())
    }

    fn time_limit(&self) -> Duration {
        Duration::from_secs(3_600)
    }
}

/// Not a test: the process that `what_a_killed_process_was_at…` kills.
#[tokio::test]
#[ignore = "run by another test, as a process of its own"]
async fn a_process_that_will_be_killed() {
    let Ok(url) = std::env::var(DATABASE) else { return };
    let ctx = test::ctx(PgPool::connect(&url).await.unwrap());
    Consumers::new(vec![Arc::new(Doomed(listener("one")))]).run_due(&ctx).await.unwrap();
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_a_killed_process_was_at_is_neither_lost_nor_done_twice(db: PgPool) {
    let ctx = stage(db).await;
    for _ in 0..5 {
        say_now(&ctx, "a").await;
    }
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--ignored", "--exact", "server::tests::processes::a_process_that_will_be_killed"])
        .env(DATABASE, ctx.db.connect_options().to_url_lossy().to_string())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let is_in_the_middle =
        "select exists(select from pg_locks where locktype = 'advisory' and objid = $1::bigint::oid
        and database = (select oid from pg_database where datname = current_database()))";
    while !sqlx::query_scalar::<_, bool>(is_in_the_middle)
        .bind(IN_THE_MIDDLE)
        .fetch_one(&ctx.db)
        .await
        .unwrap()
    {
        assert!(child.try_wait().unwrap().is_none(), "the child ended by itself");
        tokio::task::yield_now().await;
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(seen(&ctx, "one", "a").await.is_empty(), "nothing of its batch is there");
    let next = listener("one");
    let mut steps = Steps::new(&ctx, &next);
    // Postgres may take a moment to see that the other one is gone.
    while steps.step().await != Some(Outcome::CaughtUp) {}
    assert_eq!(seen(&ctx, "one", "a").await, [1, 2, 3, 4, 5]);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn two_processes_share_the_work_and_one_goes_on_alone(db: PgPool) {
    let ctx = stage(db).await;
    let options = ctx.db.connect_options();
    let pool = PgPoolOptions::new().max_connections(12).connect_with((*options).clone()).await.unwrap();
    let elsewhere = test::ctx(pool);
    const NAMES: [&str; 4] = ["one", "two", "three", "four"];
    let of = |process| {
        let listeners = NAMES.map(|name| Listener { process, ..listener(name) });
        consumers(&listeners)
    };
    let first = tokio::spawn(run(ctx.clone(), of("first"), std::future::pending()));
    let second = tokio::spawn(run(elsewhere.clone(), of("second"), std::future::pending()));
    for round in 0..100 {
        // Each process only hears of its own commits at once.
        say_now(if round % 2 == 0 { &ctx } else { &elsewhere }, "a").await;
    }
    for name in NAMES {
        until_seen(&ctx, name, 100).await;
    }
    let processes: i64 =
        sqlx::query_scalar("select count(distinct process) from seen").fetch_one(&ctx.db).await.unwrap();
    assert_eq!(processes, 2, "both had a part");
    first.abort();
    for _ in 0..20 {
        say_now(&elsewhere, "a").await;
    }
    for name in NAMES {
        until_seen(&ctx, name, 120).await;
        assert_eq!(seen(&ctx, name, "a").await, (1..=120).collect::<Vec<i64>>());
    }
    second.abort();
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_consumer_is_in_one_process_at_a_time(db: PgPool) {
    let ctx = stage(db).await;
    let listener = listener("one");
    let mut steps = Steps::new(&ctx, &listener);
    steps.step().await;
    say_now(&ctx, "a").await;
    let mut other = ctx.begin().await.unwrap();
    super::super::position::lock(&mut other, "one", false).await.unwrap().unwrap();
    assert_eq!(steps.step().await, Some(Outcome::Taken));
    other.rollback().await.unwrap();
    assert_eq!(steps.step().await, Some(Outcome::CaughtUp));
    assert_eq!(seen(&ctx, "one", "a").await, [1]);
}

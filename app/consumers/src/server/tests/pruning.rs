//! The outbox keeps what a consumer has yet to read, and not for ever.

use chrono::TimeDelta;
use jobs::server::Job;
use realtime::server::PruneOutbox;

use super::*;

async fn rows(ctx: &Ctx) -> i64 {
    sqlx::query_scalar("select count(*) from outbox").fetch_one(&ctx.db).await.unwrap()
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn old_rows_are_kept_for_a_consumer_that_has_not_read_them_unless_nobody_runs_it(db: PgPool) {
    let ctx = stage(db).await;
    let all = consumers(&[listener("one")]);
    say_now(&ctx, "a").await;
    all.run_due(&ctx).await.unwrap();
    say_now(&ctx, "a").await;
    ctx.clock.advance(TimeDelta::days(4));
    PruneOutbox {}.run(&ctx).await.unwrap();
    assert_eq!(rows(&ctx).await, 1, "what it read is gone, what it did not is not");
    all.run_due(&ctx).await.unwrap();
    assert_eq!(seen(&ctx, "one", "a").await, [1, 2]);
    say_now(&ctx, "a").await;
    ctx.clock.advance(TimeDelta::days(15));
    PruneOutbox {}.run(&ctx).await.unwrap();
    assert_eq!(rows(&ctx).await, 0, "nobody ran it for two weeks");
}

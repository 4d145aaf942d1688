//! Events that fail: tried again, set aside, and nobody held up by them for longer.

use base::{
    Role,
    server::{Actor, Error},
};
use chrono::TimeDelta;

use super::*;

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_event_that_always_fails_is_set_aside_and_the_rest_of_its_conversation_goes_on_in_order(
    db: PgPool,
) {
    let ctx = stage(db).await;
    let failing = consumers(&[Listener { quirk: Quirk::FailsAt("a", 2), ..listener("one") }]);
    for _ in 0..4 {
        say_now(&ctx, "a").await;
        say_now(&ctx, "b").await;
    }
    failing.run_due(&ctx).await.unwrap();
    assert_eq!(seen(&ctx, "one", "a").await, [1], "what comes after it waits for it");
    assert_eq!(seen(&ctx, "one", "b").await, [1, 2, 3, 4], "another conversation does not");
    say_now(&ctx, "a").await;
    failing.run_due(&ctx).await.unwrap();
    assert_eq!(seen(&ctx, "one", "a").await, [1], "what comes later waits too");
    for _ in 0..2 {
        ctx.clock.advance(TimeDelta::hours(1));
        failing.run_due(&ctx).await.unwrap();
    }
    assert_eq!(seen(&ctx, "one", "a").await, [1, 3, 4, 5]);

    let person = |name, role| test::actor(&ctx, ctx.id().into(), name, role);
    let erin = person("Erin", Role::Admin);
    let listed = set_aside(&ctx, &erin).await.unwrap();
    assert_eq!((listed.events.len(), listed.waiting), (1, 0));
    let event = &listed.events[0];
    assert_eq!((event.topic.as_str(), event.seq, event.attempts), ("a", 2, 3));
    assert!(event.last_error.as_deref().unwrap().contains("division by zero"));
    for stranger in [person("Alice", Role::Agent), Actor::Anonymous] {
        let refused = retry(&ctx, &stranger, event.id).await;
        assert!(matches!(refused, Err(Error::Forbidden | Error::Unauthenticated)));
        assert!(set_aside(&ctx, &stranger).await.is_err());
    }
    retry(&ctx, &erin, event.id).await.unwrap();
    consumers(&[listener("one")]).run_due(&ctx).await.unwrap();
    assert_eq!(seen(&ctx, "one", "a").await, [1, 3, 4, 5, 2], "once its cause is mended");
    assert!(set_aside(&ctx, &erin).await.unwrap().events.is_empty());
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_event_that_panics_or_never_ends_has_failed_and_no_other_has(db: PgPool) {
    let ctx = stage(db).await;
    let all = consumers(&[
        Listener { quirk: Quirk::PanicsAt("a", 1), ..listener("panics") },
        Listener {
            quirk: Quirk::HangsAt("a", 1),
            time_limit: Duration::from_millis(20),
            ..listener("hangs")
        },
    ]);
    for topic in ["before", "a", "a", "after"] {
        say_now(&ctx, topic).await;
    }
    all.run_due(&ctx).await.unwrap();
    for (consumer, reason) in [("panics", "panicked"), ("hangs", "longer than")] {
        assert_eq!(
            seen(&ctx, consumer, "before").await,
            [1],
            "{consumer}: once, though it was rolled back once"
        );
        assert_eq!(seen(&ctx, consumer, "after").await, [1]);
        assert!(seen(&ctx, consumer, "a").await.is_empty());
        let said: String =
            sqlx::query_scalar("select last_error from event_deliveries where consumer = $1 and seq = 1")
                .bind(consumer)
                .fetch_one(&ctx.db)
                .await
                .unwrap();
        assert!(said.contains(reason), "{said}");
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn one_that_sleeps_delays_no_other(db: PgPool) {
    let ctx = stage(db).await;
    let all =
        consumers(&[Listener { quirk: Quirk::HangsAt("a", 1), ..listener("sleeps") }, listener("awake")]);
    let running = tokio::spawn(run(ctx.clone(), all, std::future::pending()));
    for _ in 0..50 {
        say_now(&ctx, "a").await;
    }
    until_seen(&ctx, "awake", 50).await;
    assert_eq!(seen(&ctx, "awake", "a").await, (1..=50).collect::<Vec<i64>>());
    assert!(seen(&ctx, "sleeps", "a").await.is_empty());
    running.abort();
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_waits_of_a_conversation_goes_with_it(db: PgPool) {
    let ctx = stage(db).await;
    let failing = consumers(&[Listener { quirk: Quirk::FailsAt("a", 1), ..listener("one") }]);
    say_now(&ctx, "a").await;
    say_now(&ctx, "a").await;
    failing.run_due(&ctx).await.unwrap();
    let mut tx = ctx.begin().await.unwrap();
    realtime::server::forget(&mut tx, "a").await.unwrap();
    say(&mut tx, &ctx, "a").await;
    ctx.commit(tx).await.unwrap();
    failing.run_due(&ctx).await.unwrap();
    assert_eq!(seen(&ctx, "one", "a").await, [3]);
}

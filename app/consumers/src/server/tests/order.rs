//! In order within a conversation, each once, however transactions interleave.

use rand::{Rng, SeedableRng, rngs::StdRng};

use super::*;

/// Makes the transaction one that writes, as early as can be.
async fn take_number(tx: &mut Tx) {
    sqlx::query("select pg_current_xact_id()").execute(&mut **tx).await.unwrap();
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn each_event_is_seen_once_and_in_order(db: PgPool) {
    let ctx = stage(db).await;
    let all = consumers(&[listener("one"), listener("other")]);
    for _ in 0..3 {
        say_now(&ctx, "a").await;
        say_now(&ctx, "b").await;
    }
    all.run_due(&ctx).await.unwrap();
    all.run_due(&ctx).await.unwrap();
    say_now(&ctx, "a").await;
    all.run_due(&ctx).await.unwrap();
    for consumer in ["one", "other"] {
        assert_eq!(seen(&ctx, consumer, "a").await, [1, 2, 3, 4]);
        assert_eq!(seen(&ctx, consumer, "b").await, [1, 2, 3]);
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn one_that_begins_now_sees_nothing_of_before(db: PgPool) {
    let ctx = stage(db).await;
    let late = consumers(&[Listener { start: Start::Now, ..listener("late") }]);
    say_now(&ctx, "a").await;
    late.run_due(&ctx).await.unwrap();
    say_now(&ctx, "a").await;
    late.run_due(&ctx).await.unwrap();
    assert_eq!(seen(&ctx, "late", "a").await, [2]);
}

/// The order of transactions' numbers is not the order of a conversation: with a third transaction between their numbers
/// that is still open, the second event's is final and the first one's is not.
#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_transaction_that_began_early_and_recorded_late_is_not_read_before_the_other(db: PgPool) {
    let ctx = stage(db).await;
    let listener = listener("one");
    let mut steps = Steps::new(&ctx, &listener);
    let mut early = ctx.begin().await.unwrap();
    take_number(&mut early).await;
    let mut between = ctx.begin().await.unwrap();
    take_number(&mut between).await;
    say_now(&ctx, "a").await;
    assert_eq!(say(&mut early, &ctx, "a").await, 2);
    ctx.commit(early).await.unwrap();
    // The one between writes no event: nobody waits for it.
    steps.step().await;
    assert_eq!(seen(&ctx, "one", "a").await, [1, 2]);
    between.rollback().await.unwrap();
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_row_whose_number_is_smaller_and_whose_commit_comes_later_is_not_passed_over(db: PgPool) {
    let ctx = stage(db).await;
    let listener = listener("one");
    let mut steps = Steps::new(&ctx, &listener);
    say_now(&ctx, "a").await;
    steps.step().await;
    let mut slow = ctx.begin().await.unwrap();
    say(&mut slow, &ctx, "slow").await;
    say_now(&ctx, "a").await;
    for _ in 0..3 {
        steps.step().await;
    }
    assert_eq!(seen(&ctx, "one", "a").await, [1], "the second is beyond a row that may still come");
    ctx.commit(slow).await.unwrap();
    steps.step().await;
    assert_eq!(seen(&ctx, "one", "slow").await, [1]);
    assert_eq!(seen(&ctx, "one", "a").await, [1, 2]);
}

/// Writers that begin, record and end in any order, with a consumer that reads in between.
#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn whatever_the_interleaving_each_conversation_is_seen_from_one_to_its_end(db: PgPool) {
    let ctx = stage(db).await;
    let listener = listener("one");
    let mut steps = Steps::new(&ctx, &listener);
    for seed in 0..20 {
        let mut chance = StdRng::seed_from_u64(seed);
        let mut open: Vec<(Tx, Vec<String>)> = Vec::new();
        for _ in 0..120 {
            match chance.random_range(0..10) {
                0..2 if open.len() < 3 => {
                    let mut tx = ctx.begin().await.unwrap();
                    if chance.random() {
                        take_number(&mut tx).await;
                    }
                    open.push((tx, Vec::new()));
                }
                2..6 if !open.is_empty() => {
                    let topic = format!("{seed}:{}", chance.random_range(0..6));
                    let writer = chance.random_range(0..open.len());
                    // Who does not have the conversation's row would wait for whoever has.
                    let is_held = |place: &usize| open[*place].1.contains(&topic);
                    let writer = (0..open.len()).find(is_held).unwrap_or(writer);
                    say(&mut open[writer].0, &ctx, &topic).await;
                    open[writer].1.push(topic);
                }
                6..8 if !open.is_empty() => {
                    let (tx, _) = open.swap_remove(chance.random_range(0..open.len()));
                    if chance.random_bool(0.2) {
                        tx.rollback().await.unwrap();
                    } else {
                        ctx.commit(tx).await.unwrap();
                    }
                }
                _ => drop(steps.step().await),
            }
        }
        for (tx, _) in open {
            ctx.commit(tx).await.unwrap();
        }
        while steps.step().await != Some(Outcome::CaughtUp) || steps.horizon.is_pending() {}
        let written: Vec<(String, i64)> =
            sqlx::query_as("select topic, seq from topics where topic like $1 || ':%'")
                .bind(seed.to_string())
                .fetch_all(&ctx.db)
                .await
                .unwrap();
        assert!(!written.is_empty());
        for (topic, last) in written {
            let wanted: Vec<i64> = (1..=last).collect();
            assert_eq!(seen(&ctx, "one", &topic).await, wanted, "{topic}, seed {seed}");
        }
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_signal_to_caches_is_no_event(db: PgPool) {
    let ctx = stage(db).await;
    let mut tx = ctx.begin().await.unwrap();
    let signal = realtime::server::Invalidation { feed: "test", what: "test.said", id: ctx.id() };
    realtime::server::invalidate(&mut tx, signal, ctx.now()).await.unwrap();
    ctx.commit(tx).await.unwrap();
    consumers(&[listener("one")]).run_due(&ctx).await.unwrap();
    let count: i64 = sqlx::query_scalar("select count(*) from seen").fetch_one(&ctx.db).await.unwrap();
    assert_eq!(count, 0);
}

//! A consumer that is added later begins at the beginning.

use super::*;

/// The history of the tests' conversations: every number of each.
struct Topics;

#[async_trait::async_trait]
impl History for Topics {
    fn name(&self) -> &'static str {
        "topics"
    }

    fn kinds(&self) -> &'static str {
        "test."
    }

    async fn page(&self, tx: &mut Tx, until: i64, after: Option<&str>) -> Result<Option<Page>> {
        let row: Option<(String, i64)> = sqlx::query_as(
            "select topic, coalesce((select min(o.seq) - 1 from outbox o where o.topic = t.topic and o.id > $1), seq)
             from topics t where $2::text is null or topic > $2 order by topic limit 1",
        )
        .bind(until)
        .bind(after)
        .fetch_optional(&mut **tx)
        .await?;
        Ok(row.map(|(topic, last)| {
            let event = |seq| DomainEvent {
                topic: topic.clone(),
                seq,
                kind: "test.said".to_owned(),
                facts: json!({"seq": seq}),
                at: base::DateTime::UNIX_EPOCH,
            };
            Page { events: (1..=last).map(event).collect(), after: topic.clone() }
        }))
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn it_replays_all_that_was_and_misses_and_doubles_nothing_that_is_said_meanwhile(db: PgPool) {
    let ctx = stage(db).await;
    for topic in ["a", "b", "c", "d"] {
        for _ in 0..3 {
            say_now(&ctx, topic).await;
        }
    }
    // Long ago: the outbox does not have it any more.
    sqlx::query("delete from outbox where topic in ('a', 'b')").execute(&ctx.db).await.unwrap();
    let late = listener("late");
    let mut steps = Steps::new(&ctx, &late);
    steps.histories = vec![Arc::new(Topics)];
    let mut open = None;
    // Something is said before each step, in conversations that were replayed, that are to be, and that are new.
    for topic in ["d", "a", "b", "0", "c", "a", "e", "d"] {
        steps.step().await;
        say_now(&ctx, topic).await;
        if topic == "b" {
            let mut tx = ctx.begin().await.unwrap();
            say(&mut tx, &ctx, "f").await;
            open = Some(tx);
        }
    }
    ctx.commit(open.unwrap()).await.unwrap();
    while steps.step().await != Some(Outcome::CaughtUp) || steps.horizon.is_pending() {}
    for (topic, last) in [("a", 5), ("b", 4), ("c", 4), ("d", 5), ("0", 1), ("e", 1), ("f", 1)] {
        assert_eq!(seen(&ctx, "late", topic).await, (1..=last).collect::<Vec<i64>>(), "{topic}");
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_fails_in_a_replay_waits_and_its_conversation_with_it(db: PgPool) {
    let ctx = stage(db).await;
    for topic in ["a", "b"] {
        for _ in 0..3 {
            say_now(&ctx, topic).await;
        }
    }
    let all = consumers(&[Listener { quirk: Quirk::FailsAt("a", 2), ..listener("late") }])
        .with_histories(vec![Arc::new(Topics)]);
    all.run_due(&ctx).await.unwrap();
    say_now(&ctx, "a").await;
    all.run_due(&ctx).await.unwrap();
    assert_eq!(seen(&ctx, "late", "a").await, [1]);
    assert_eq!(seen(&ctx, "late", "b").await, [1, 2, 3]);
    let mended = consumers(&[listener("late")]).with_histories(vec![Arc::new(Topics)]);
    ctx.clock.advance(chrono::TimeDelta::hours(1));
    mended.run_due(&ctx).await.unwrap();
    assert_eq!(seen(&ctx, "late", "a").await, [1, 2, 3, 4]);
}

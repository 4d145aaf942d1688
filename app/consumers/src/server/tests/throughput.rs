//! How many events a second five consumers keep up with. Not among the tests: it measures the machine.

use tokio::time::Instant;

use super::*;

#[sqlx::test(migrator = "migrations::MIGRATOR")]
#[ignore = "measures: cargo test -p consumers --release throughput -- --ignored --nocapture"]
async fn five_consumers_keep_up_with_a_thousand_events_a_second(db: PgPool) {
    const SECONDS: u32 = 10;
    const NAMES: [&str; 5] = ["one", "two", "three", "four", "five"];
    let ctx = stage(db).await;
    let all = consumers(&NAMES.map(listener));
    let running = tokio::spawn(run(ctx.clone(), all, std::future::pending()));
    let begun = Instant::now();
    let mut ticks = tokio::time::interval(Duration::from_millis(10));
    for round in 0..SECONDS * 100 {
        ticks.tick().await;
        let said = (0..10).map(|writer| {
            let ctx = &ctx;
            async move { say_now(ctx, &format!("{}", (round * 10 + writer) % 500)).await }
        });
        futures::future::join_all(said).await;
    }
    let written = begun.elapsed();
    for name in NAMES {
        until_seen(&ctx, name, i64::from(SECONDS) * 1_000).await;
    }
    let behind = begun.elapsed() - written;
    println!("{} events written in {written:?}; all consumers had them {behind:?} later", SECONDS * 1_000);
    assert!(written < Duration::from_secs(u64::from(SECONDS) + 1), "the writers kept their pace");
    assert!(behind < Duration::from_secs(1), "the consumers kept up");
    running.abort();
}

//! Two processes on one database both deliver.

use realtime::server::{announce, announcements};
use serde_json::json;
use sqlx::PgPool;

use super::Line;
use crate::support::App;

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_one_process_commits_the_other_delivers(db: PgPool) {
    let one = App::new(db.clone());
    let cast = one.cast().await;
    let ticket = cast.ticket().await;
    let id = ticket["id"].as_str().unwrap();
    let (one, other) = (one.serve().await, App::new(db).serve().await);
    let token = cast.alice.token();
    let topic = format!("ticket:{id}");
    let mut lines = [Line::open(one.address, &token).await, Line::open(other.address, &token).await];
    for line in &mut lines {
        line.subscribe(&topic, Some(1)).await;
    }
    for body in ["one", "two", "three"] {
        cast.carol
            .post(&format!("/api/support/tickets/{id}/messages"), json!({"body": body}))
            .await
            .expect(201);
    }
    for line in &mut lines {
        for (seq, body) in (2..).zip(["one", "two", "three"]) {
            let frame = line.event().await;
            assert_eq!(
                (frame["seq"].as_i64(), frame["event"]["message"]["body"].as_str()),
                (Some(seq), Some(body))
            );
        }
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_a_process_commits_that_dies_before_it_wakes_anybody_is_delivered(db: PgPool) {
    let app = App::new(db.clone());
    let cast = app.cast().await;
    let ticket = cast.ticket().await;
    let id = ticket["id"].as_str().unwrap();
    let served = app.serve().await;
    let mut line = Line::open(served.address, &cast.alice.token()).await;
    line.subscribe(&format!("ticket:{id}"), Some(1)).await;
    // This one has no outbox reader and no notifier: it commits, and says nothing to anybody.
    let silent = App::new(db);
    let silent = silent.anyone().bearing(&cast.carol.token());
    silent.post(&format!("/api/support/tickets/{id}/messages"), json!({"body": "alone"})).await.expect(201);
    assert_eq!(line.event().await["event"]["message"]["body"], "alone");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_one_process_announces_every_process_hears_and_nothing_else(db: PgPool) {
    let (one, other) = (App::new(db.clone()), App::new(db));
    let (here, there) = (one.ctx.clone(), other.ctx.clone());
    let mut words = ["said", "unsaid"].map(|word| announcements(&there, word));
    let _other = other.serve().await;
    // Once it listens, everything may have been missed.
    for word in &mut words {
        word.changed().await.unwrap();
    }
    announce(&here, "said").await.unwrap();
    words[0].changed().await.unwrap();
    assert!(!words[1].has_changed().unwrap());
}

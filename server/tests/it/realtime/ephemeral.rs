//! Typing, presence and reading: told to the others, in every process, and to nobody else.

use serde_json::json;
use sqlx::PgPool;

use super::Line;
use crate::support::App;

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_customer_hears_that_an_agent_types_but_not_that_they_look(db: PgPool) {
    let app = App::new(db.clone());
    let cast = app.cast().await;
    let topic = format!("ticket:{}", cast.ticket().await["id"].as_str().unwrap());
    let (one, other) = (app.serve().await, App::new(db).serve().await);
    let mut alice = Line::open(one.address, &cast.alice.token()).await;
    let mut bob = Line::open(other.address, &cast.bob.token()).await;
    let mut carol = Line::open(other.address, &cast.carol.token()).await;
    for line in [&mut alice, &mut bob, &mut carol] {
        line.subscribe(&topic, None).await;
    }
    alice.say(json!({"type": "presence", "topic": topic})).await;
    let seen = bob.until(&mut alice, json!({"type": "presence", "topic": topic})).await;
    assert_eq!((seen["type"].as_str(), seen["who"]["name"].as_str()), (Some("presence"), Some("Alice")));
    // The first thing that Carol hears of Alice is that she types.
    let heard = carol.until(&mut alice, json!({"type": "typing", "topic": topic})).await;
    assert_eq!((heard["type"].as_str(), heard["who"]["is_staff"].as_bool()), (Some("typing"), Some(true)));
    // Two whispers of different kinds do not drown each other, and who subscribes once more still looks.
    bob.say(json!({"type": "typing", "topic": topic})).await;
    bob.say(json!({"type": "presence", "topic": topic})).await;
    while alice.hear().await["type"] != "presence" {}
    alice.subscribe(&topic, None).await;
    drop(alice);
    while bob.hear().await["is_here"] != false {}
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn nobody_whispers_into_a_topic_that_they_do_not_hear(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let topic = format!("ticket:{}", cast.ticket().await["id"].as_str().unwrap());
    let served = app.serve().await;
    let mut charlie = Line::open(served.address, &cast.charlie.token()).await;
    charlie.say(json!({"type": "typing", "topic": topic})).await;
    assert_eq!(charlie.hear().await["type"], "error");
}

//! Nothing is lost, nothing comes twice.

use serde_json::json;
use sqlx::PgPool;

use super::Line;
use crate::support::App;

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_line_that_broke_resumes_where_it_was_in_order_and_once(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let ticket = cast.ticket().await;
    let (id, token) = (ticket["id"].as_str().unwrap().to_owned(), cast.alice.token());
    let served = app.serve().await;
    let topic = format!("ticket:{id}");
    let path = format!("/api/support/tickets/{id}/messages");
    let mut line = Line::open(served.address, &token).await;
    line.subscribe(&topic, Some(1)).await;
    cast.carol.post(&path, json!({"body": "one"})).await.expect(201);
    let first = line.event().await;
    assert_eq!((first["seq"].as_i64(), first["event"]["message"]["body"].as_str()), (Some(2), Some("one")));
    drop(line);
    for body in ["two", "three", "four"] {
        cast.carol.post(&path, json!({"body": body})).await.expect(201);
    }
    let mut line = Line::open(served.address, &token).await;
    line.say(json!({"type": "subscribe", "topic": topic, "since": 2})).await;
    let mut heard = Vec::new();
    for _ in 0..3 {
        let frame = line.event().await;
        heard.push((
            frame["seq"].as_i64().unwrap(),
            frame["event"]["message"]["body"].as_str().unwrap().to_owned(),
        ));
    }
    assert_eq!(heard, [(3, "two".to_owned()), (4, "three".to_owned()), (5, "four".to_owned())]);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_same_client_id_twice_makes_one_message(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let ticket = cast.ticket().await;
    let topic = format!("ticket:{}", ticket["id"].as_str().unwrap());
    let client_id = app.ctx.id();
    let served = app.serve().await;
    let mut line = Line::open(served.address, &cast.carol.token()).await;
    line.subscribe(&topic, None).await;
    for body in ["once", "once", "after"] {
        let client_id =
            if body == "once" { client_id.to_string() } else { base::uuid::Uuid::from_u128(5).to_string() };
        line.say(json!({"type": "message", "topic": topic, "body": body, "client_id": client_id})).await;
    }
    let heard = [line.event().await, line.event().await];
    let bodies: Vec<_> =
        heard.iter().map(|frame| frame["event"]["message"]["body"].as_str().unwrap()).collect();
    assert_eq!(bodies, ["once", "after"]);
}

//! Who may hear what.

use base::server::{Actor, Visitor};
use serde_json::json;
use sqlx::PgPool;

use super::Line;
use crate::support::App;

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_customer_hears_their_own_ticket_and_no_note_and_no_gap(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let ticket = cast.ticket().await;
    let id = ticket["id"].as_str().unwrap();
    let served = app.serve().await;
    let topic = format!("ticket:{id}");
    let path = format!("/api/support/tickets/{id}/messages");
    let mut carol = Line::open(served.address, &cast.carol.token()).await;
    carol.subscribe(&topic, Some(1)).await;
    cast.alice.post(&path, json!({"body": "a note", "is_internal": true})).await.expect(201);
    cast.alice.post(&path, json!({"body": "a reply"})).await.expect(201);
    let frame = carol.event().await;
    assert_eq!(frame["event"]["message"]["body"], "a reply");
    assert_eq!(frame["seq"], 2, "a gap would tell of the note");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn nobody_hears_what_is_not_theirs(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let ticket = cast.ticket().await;
    let served = app.serve().await;
    let mut charlie = Line::open(served.address, &cast.charlie.token()).await;
    for topic in
        [format!("ticket:{}", ticket["id"].as_str().unwrap()), "queue".to_owned(), "nonsense".to_owned()]
    {
        charlie.say(json!({"type": "subscribe", "topic": topic})).await;
        assert_eq!(charlie.hear().await["type"], "error", "{topic}");
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn another_sites_page_cannot_open_a_line(db: PgPool) {
    let served = App::new(db).serve().await;
    assert_eq!(Line::refused(served.address, "https://evil.example").await, Some(403));
    assert_eq!(Line::refused(served.address, &format!("http://{}", served.address)).await, None);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_line_ends_with_the_session_that_opened_it(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let served = app.serve().await;
    let mut line = Line::open(served.address, &cast.alice.token()).await;
    line.subscribe("queue", None).await;
    cast.alice.post("/api/auth/logout", json!({})).await.expect(204);
    assert_ne!(line.closed().await, 1000);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_line_keeps_its_person(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let served = app.serve().await;
    let mut line = Line::open(served.address, &cast.alice.token()).await;
    line.subscribe("queue", None).await;
    line.say(json!({"type": "authenticate", "token": cast.carol.token()})).await;
    assert_eq!(line.hear().await["code"], "conflict");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_topic_has_one_spelling(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let ticket = cast.ticket().await;
    let served = app.serve().await;
    let mut carol = Line::open(served.address, &cast.carol.token()).await;
    let id = ticket["id"].as_str().unwrap().to_uppercase();
    carol.say(json!({"type": "subscribe", "topic": format!("ticket:{id}")})).await;
    assert_eq!(carol.hear().await["type"], "error", "it would never hear anything");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_note_that_is_said_on_the_line_stays_one_and_what_is_not_known_is_refused(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let ticket = cast.ticket().await;
    let served = app.serve().await;
    let topic = format!("ticket:{}", ticket["id"].as_str().unwrap());
    let mut alice = Line::open(served.address, &cast.alice.token()).await;
    let mut carol = Line::open(served.address, &cast.carol.token()).await;
    carol.subscribe(&topic, None).await;
    alice.say(json!({"type": "message", "topic": topic, "body": "hush", "is_private": true})).await;
    assert_eq!(alice.hear().await["type"], "error", "it may have been a wish for silence");
    alice.say(json!({"type": "message", "topic": topic, "body": "hush", "isInternal": true})).await;
    alice.subscribe(&topic, Some(1)).await;
    let note = alice.event().await;
    assert_eq!(
        (&note["event"]["message"]["body"], &note["event"]["message"]["is_internal"]),
        (&json!("hush"), &json!(true))
    );
    carol.say(json!({"type": "message", "topic": topic, "body": "psst", "is_internal": true})).await;
    assert_eq!(carol.hear().await["code"], "forbidden");
    let twice = json!({"type": "message", "topic": topic, "body": "hello", "clientId": ticket["id"]});
    alice.say(twice.clone()).await;
    alice.say(twice).await;
    alice.say(json!({"type": "message", "topic": topic, "body": "the end"})).await;
    let mut heard = Vec::new();
    while heard.last() != Some(&json!("the end")) {
        let event = carol.event().await;
        heard.extend(event["event"]["message"]["body"].as_str().map(|body| json!(body)));
    }
    assert_eq!(heard, [json!("hello"), json!("the end")]);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_longest_message_fits_and_what_is_longer_is_said_to_be(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let ticket = cast.ticket().await;
    let served = app.serve().await;
    let topic = format!("ticket:{}", ticket["id"].as_str().unwrap());
    let mut carol = Line::open(served.address, &cast.carol.token()).await;
    carol.subscribe(&topic, None).await;
    carol.say(json!({"type": "message", "topic": topic, "body": "ä".repeat(50_000)})).await;
    assert_eq!(carol.event().await["event"]["message"]["body"].as_str().unwrap().len(), 100_000);
    carol.say(json!({"type": "message", "topic": topic, "body": "a".repeat(400_000)})).await;
    assert_eq!(carol.closed().await, 1009);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_visitor_may_hold_a_line_and_hears_nothing_of_the_desk(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let ticket = format!("ticket:{}", cast.ticket().await["id"].as_str().unwrap());
    let visitor = Visitor { session: app.ctx.id().into(), name: Some("Vera".to_owned()), email: None };
    let served = app.serve_as(Actor::Visitor(visitor)).await;
    let mut line = Line::open_with(served.address, "x-widget", "chat").await;
    for topic in ["queue", &ticket] {
        line.say(json!({"type": "subscribe", "topic": topic})).await;
        assert_eq!(line.hear().await["code"], "unauthenticated", "{topic}");
    }
    // Who it is was decided when it opened: a token makes nobody else of it.
    line.say(json!({"type": "authenticate", "token": cast.alice.token()})).await;
    assert_eq!(line.hear().await["code"], "conflict");
    line.say(json!({"type": "ping"})).await;
    assert_eq!(line.hear().await["type"], "pong");
}

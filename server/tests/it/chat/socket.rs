//! The socket of a visitor: opened by their token, heard in their count, and closed to everybody else.

use serde_json::{Value, json};
use sqlx::PgPool;

use super::begin;
use crate::{realtime::Line, support::App};

const SAY: &str = "/api/support/chat/messages";

fn topic(begun: &Value) -> String {
    format!("chat:{}", begun["session_id"].as_str().unwrap())
}

fn token(begun: &Value) -> &str {
    begun["session_token"].as_str().unwrap()
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_visitor_goes_on_where_they_stopped_and_hears_each_word_once(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let (begun, visitor) = begin(&app, "Does it light?").await;
    let (topic, id) = (topic(&begun), begun["session_id"].clone());
    let served = app.serve().await;
    let mut line =
        Line::open_at(served.address, &format!("?session_token={}", token(&begun)), &[]).await.unwrap();
    line.subscribe(&topic, Some(0)).await;
    assert_eq!((line.event().await["seq"].clone(), line.event().await["seq"].clone()), (json!(1), json!(2)));
    drop(line);
    cast.alice.post(SAY, json!({"session_id": id, "body": "hush", "is_internal": true})).await.expect(201);
    cast.alice.post(SAY, json!({"session_id": id, "body": "It does."})).await.expect(201);
    let mut line =
        Line::open_at(served.address, &format!("?session_token={}", token(&begun)), &[]).await.unwrap();
    line.subscribe(&topic, Some(2)).await;
    let message = json!({"type": "message", "topic": topic, "body": "And now?", "client_id": id});
    line.say(message.clone()).await;
    line.say(message).await;
    let mut heard = Vec::new();
    let mut hear_until = async |line: &mut Line, last: &str| {
        while heard.last().is_none_or(|(_, body)| body != last) {
            let event = line.event().await;
            let body = event["event"]["message"]["body"].as_str().unwrap_or_default().to_owned();
            heard.push((event["seq"].as_i64().unwrap(), body));
        }
    };
    hear_until(&mut line, "And now?").await;
    visitor.post(SAY, json!({"session_id": id, "body": "Hello?"})).await.expect(201);
    hear_until(&mut line, "Hello?").await;
    let wanted = [(3, ""), (4, "It does."), (5, "And now?"), (6, "Hello?")];
    assert_eq!(heard, wanted.map(|(seq, body)| (seq, body.to_owned())));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_line_is_its_visitors_by_address_by_frame_or_by_cookie(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let (begun, _) = begin(&app, "Does it light?").await;
    let (foreign, _) = begin(&app, "Mine?").await;
    let served = app.serve().await;
    let own = format!("http://{}", served.address);
    assert_eq!(Line::open_at(served.address, "?session_token=nonsense", &[]).await.err(), Some(401));
    let by_address = format!("?session_token={}", token(&begun));
    // A stolen token is of no use to a page of another site.
    let stolen = Line::open_at(served.address, &by_address, &[("origin", "https://evil.example")]).await;
    assert_eq!(stolen.err(), Some(403));
    let cookie = format!("chat={}", token(&begun));
    let mut lines = vec![
        Line::open_at(served.address, &by_address, &[("origin", &own)]).await.unwrap(),
        Line::open_at(served.address, "", &[("cookie", &cookie)]).await.unwrap(),
    ];
    let mut unproven = Line::open_at(served.address, "", &[("cookie", "chat=nonsense")]).await.unwrap();
    unproven.say(json!({"type": "subscribe", "topic": topic(&begun)})).await;
    assert_eq!(unproven.hear().await["code"], "unauthenticated");
    unproven.say(json!({"type": "authenticate", "token": "nonsense"})).await;
    assert_eq!(unproven.hear().await["code"], "unauthenticated");
    unproven.say(json!({"type": "authenticate", "token": token(&begun)})).await;
    lines.push(unproven);
    for mut line in lines {
        line.subscribe(&topic(&begun), None).await;
        for (closed, code) in [
            (topic(&foreign), "not_found"),
            ("chats".to_owned(), "unauthenticated"),
            ("queue".to_owned(), "unauthenticated"),
            ("chat:nonsense".to_owned(), "not_found"),
        ] {
            line.say(json!({"type": "subscribe", "topic": closed})).await;
            assert_eq!(line.hear().await["code"], code, "{closed}");
            line.say(json!({"type": "message", "topic": closed, "body": "a"})).await;
            assert_eq!(line.hear().await["type"], "error", "{closed}");
            line.say(json!({"type": "typing", "topic": closed})).await;
            assert_eq!(line.hear().await["type"], "error", "{closed}");
        }
        line.say(json!({"type": "message", "topic": topic(&begun), "body": "psst", "is_internal": true}))
            .await;
        assert_eq!(line.hear().await["code"], "forbidden");
        line.say(json!({"type": "nonsense"})).await;
        assert_eq!(line.hear().await["code"], "invalid_input");
        // It stays who it is.
        line.say(json!({"type": "authenticate", "token": token(&foreign)})).await;
        assert_eq!(line.hear().await["code"], "conflict");
        line.say(json!({"type": "authenticate", "token": cast.alice.token()})).await;
        assert_eq!(line.hear().await["code"], "conflict");
        line.say(json!({"type": "authenticate", "token": token(&begun)})).await;
        line.say(json!({"type": "ping"})).await;
        assert_eq!(line.hear().await["type"], "pong");
    }
    for (hostile, code) in [(Line::binary as fn() -> _, 1003), (Line::huge as fn() -> _, 1009)] {
        let mut line = Line::open_at(served.address, &by_address, &[]).await.unwrap();
        line.send(hostile()).await;
        assert_eq!(line.closed().await, code);
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn both_sides_see_how_far_the_other_has_read(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let (begun, _) = begin(&app, "Does it light?").await;
    let (topic, id) = (topic(&begun), begun["session_id"].clone());
    cast.alice.post(SAY, json!({"session_id": id, "body": "hush", "is_internal": true})).await.expect(201);
    cast.alice.post(SAY, json!({"session_id": id, "body": "It does."})).await.expect(201);
    let served = app.serve().await;
    let mut visitor =
        Line::open_at(served.address, &format!("?session_token={}", token(&begun)), &[]).await.unwrap();
    let mut alice = Line::open(served.address, &cast.alice.token()).await;
    visitor.subscribe(&topic, None).await;
    alice.subscribe(&topic, None).await;
    alice.subscribe("chats", None).await;
    // Whether a console is open is for the house alone; it is no error.
    alice.say(json!({"type": "presence", "topic": "chats"})).await;
    alice.say(json!({"type": "typing", "topic": "chats"})).await;
    assert_eq!(alice.hear().await["type"], "error");
    let seen = visitor.until(&mut alice, json!({"type": "typing", "topic": topic})).await;
    assert_eq!((&seen["type"], &seen["who"]["name"]), (&json!("typing"), &json!("Alice")));
    visitor.say(json!({"type": "read", "topic": topic, "seq": 4})).await;
    let read = loop {
        let frame = alice.hear().await;
        if frame["type"] == "read" {
            break frame;
        }
    };
    assert_eq!((&read["seq"], &read["who"]["is_staff"]), (&json!(4), &json!(false)));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_mark_of_reading_on_is_kept_however_soon_it_comes(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let (begun, reader) = begin(&app, "Does it light?").await;
    let (topic, id) = (topic(&begun), begun["session_id"].as_str().unwrap());
    cast.alice.post(SAY, json!({"session_id": id, "body": "It does."})).await.expect(201);
    let served = app.serve().await;
    let mut visitor =
        Line::open_at(served.address, &format!("?session_token={}", token(&begun)), &[]).await.unwrap();
    visitor.subscribe(&topic, None).await;
    for frame in [
        json!({"type": "typing", "topic": topic}),
        json!({"type": "read", "topic": topic, "seq": 2}),
        json!({"type": "read", "topic": topic, "seq": 4}),
        json!({"type": "ping"}),
    ] {
        visitor.say(frame).await;
    }
    // What is said on a line is answered in its order.
    while visitor.hear().await["type"] != "pong" {}
    let seen = reader.get(&format!("/api/support/chat/history?session_id={id}")).await.expect(200);
    assert_eq!(seen["visitor_read_seq"], 4, "{seen}");
}

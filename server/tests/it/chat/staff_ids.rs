//! Whoever is of the desk is a name to a visitor: no answer, no frame and no page of theirs holds an id.

use axum::http::header;
use serde_json::{Value, json};
use sqlx::PgPool;

use super::begin;
use crate::{
    realtime::Line,
    support::{App, Client},
};

const SAY: &str = "/api/support/chat/messages";

async fn id(client: &Client) -> String {
    client.get("/api/auth/me").await.expect(200)["id"].as_str().unwrap().to_owned()
}

/// Every frame up to one of a kind.
async fn until(line: &mut Line, is_last: impl Fn(&Value) -> bool) -> Vec<Value> {
    let mut frames = Vec::new();
    while !frames.last().is_some_and(&is_last) {
        frames.push(line.hear().await);
    }
    frames
}

fn is_event(seq: i64) -> impl Fn(&Value) -> bool {
    move |frame| frame["type"] == "event" && frame["seq"] == seq
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_visitor_learns_the_names_of_the_desk_and_no_id(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let ids = [id(&cast.alice).await, id(&cast.bob).await];
    let (begun, visitor) = begin(&app, "Does it light?").await;
    let (session, token) = (begun["session_id"].as_str().unwrap(), begun["session_token"].as_str().unwrap());
    let browser = app.anyone().with(header::COOKIE, &format!("chat={token}"));
    let (topic, query) = (format!("chat:{session}"), format!("?session_token={token}"));
    let served = app.serve().await;
    let mut line = Line::open_at(served.address, &query, &[]).await.unwrap();
    line.subscribe(&topic, None).await;
    // Started, said; accepted, said; handed on, said.
    cast.alice.post(SAY, json!({"session_id": session, "body": "It does."})).await.expect(201);
    let transfer = format!("/api/support/chat/session/{session}/transfer");
    cast.alice.post(&transfer, json!({"agent_id": ids[1]})).await.expect(200);
    cast.bob.post(SAY, json!({"session_id": session, "body": "Hello!"})).await.expect(201);
    let mut heard = until(&mut line, is_event(6)).await;
    let mut bob = Line::open(served.address, &cast.bob.token()).await;
    bob.subscribe(&topic, None).await;
    heard.push(line.until(&mut bob, json!({"type": "typing", "topic": topic})).await);
    let typing = heard.last().unwrap();
    assert_eq!((&typing["type"], &typing["who"]["name"]), (&json!("typing"), &json!("Bob")));
    bob.say(json!({"type": "presence", "topic": topic})).await;
    line.say(json!({"type": "message", "topic": topic, "body": "Thanks."})).await;
    let seen = bob.event().await["seq"].clone();
    bob.say(json!({"type": "read", "topic": topic, "seq": seen})).await;
    heard.extend(until(&mut line, |frame| frame["type"] == "read").await);
    let kinds: Vec<_> = heard.iter().map(|frame| frame["type"].as_str().unwrap()).collect();
    assert!(kinds.contains(&"presence"), "{kinds:?}");
    // Whoever comes back is told what was kept.
    let mut back = Line::open_at(served.address, &query, &[]).await.unwrap();
    back.subscribe(&topic, Some(0)).await;
    let kept = until(&mut back, is_event(7)).await;
    assert_eq!(kept[2]["event"]["agent"], json!({"name": "Alice"}));
    assert_eq!(kept[4]["event"]["to"], json!({"name": "Bob"}));
    let history = format!("/api/support/chat/history?session_id={session}");
    let page = browser.get(&format!("/chat?session={session}")).await;
    assert!(page.body.contains("Hello!"), "{}", page.body);
    let told = [
        Value::from(heard).to_string(),
        Value::from(kept).to_string(),
        visitor.get(&history).await.expect(200).to_string(),
        visitor.get("/api/support/chat/sessions").await.expect(200).to_string(),
        page.body,
    ];
    let of_desk = cast.alice.get(&history).await.expect(200).to_string();
    for id in &ids {
        assert!(of_desk.contains(id), "the desk knows its own: {of_desk}");
        for told in &told {
            assert!(!told.contains(id), "{told}");
        }
    }
}

//! What the desk does in a chat beside answering: hands it on, finds it again, whispers, shows and asks for something.

use axum::http::{Method, header};
use serde_json::{Value, json};
use sqlx::PgPool;

use super::begin;
use crate::{
    files::{PNG, sent},
    support::{App, Client},
};

const SAY: &str = "/api/support/chat/messages";

async fn history(client: &Client, session: &str) -> Value {
    client.get(&format!("/api/support/chat/history?session_id={session}")).await.expect(200)
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_chat_waits_in_the_queue_of_the_team_that_it_was_handed_to(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let team = cast.erin.post("/api/admin/teams", json!({"name": "Billing"})).await.expect(201);
    let (begun, visitor) = begin(&app, "Where is my money?").await;
    let session = begun["session_id"].as_str().unwrap();
    cast.alice.post(SAY, json!({"session_id": session, "body": "One moment."})).await.expect(201);
    let path = format!("/api/support/chat/session/{session}/transfer");
    for (who, status) in [(&cast.anyone, 401), (&visitor, 401), (&cast.carol, 403)] {
        who.post(&path, json!({"team": "Billing"})).await.expect(status);
    }
    let refused = cast.alice.post(&path, json!({"team": "Gardening"})).await.expect(400);
    assert!(refused["details"]["team"].is_string(), "{refused}");
    let handed = json!({"team": "billing", "note": "She was charged twice."});
    cast.alice.post(&path, handed).await.expect(200);
    let chat = cast.bob.get(&format!("/api/support/agent/chats/{session}")).await.expect(200);
    assert_eq!((&chat["status"], &chat["assigned_to"]), (&json!("waiting"), &json!(null)));
    assert_eq!(&chat["team_id"], team.get("id").unwrap_or(&team["team"]["id"]));
    let seen = history(&visitor, session).await;
    let last = seen["entries"].as_array().unwrap().last().unwrap();
    assert_eq!((&last["type"], &last["team"]), (&json!("transferred"), &json!("Billing")));
    assert_eq!(seen["queue"]["position"], 1, "who waited once is first");
    assert!(!seen.to_string().contains("charged twice"), "{seen}");
    assert!(history(&cast.bob, session).await.to_string().contains("charged twice"));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_supervisor_whispers_into_a_chat_that_somebody_has_and_the_visitor_hears_nothing(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let (begun, visitor) = begin(&app, "Does it light?").await;
    let session = begun["session_id"].as_str().unwrap();
    cast.alice.post(SAY, json!({"session_id": session, "body": "It does."})).await.expect(201);
    let whisper = json!({"session_id": session, "body": "Offer her the other lamp.", "is_internal": true});
    let said = cast.erin.post(SAY, whisper.clone()).await.expect(201);
    assert_eq!((&said["is_internal"], &said["sender_name"]), (&json!(true), &json!("Erin")));
    visitor.post(SAY, whisper.clone()).await.expect(403);
    cast.carol.post(SAY, whisper).await.expect(404);
    let seen = history(&cast.alice, session).await;
    let last = seen["entries"].as_array().unwrap().last().unwrap();
    assert_eq!((&last["type"], &last["message"]["id"]), (&json!("noted"), &said["id"]));
    assert_eq!(seen["chat"]["assigned_to"]["name"], "Alice", "it stays hers");
    let seen = history(&visitor, session).await;
    assert!(!seen.to_string().contains("other lamp"), "{seen}");
    assert_eq!(seen["seq"], 4, "a gap would tell of it");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_desk_finds_a_chat_by_what_was_said_in_it_also_once_it_is_over(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let (begun, visitor) = begin(&app, "The hallway lamp hums").await;
    begin(&app, "Where is my parcel?").await;
    let session = begun["session_id"].as_str().unwrap();
    visitor
        .post(SAY, json!({"session_id": session, "body": "Since Tuesday, on the landing"}))
        .await
        .expect(201);
    visitor.send(Method::POST, &format!("/api/support/chat/session/{session}/end"), None).await.expect(204);
    let found = async |words: &str| {
        let path = format!("/api/support/agent/chats?scope=all&search={words}");
        let chats = cast.bob.get(&path).await.expect(200)["chats"].take();
        let ids = chats.as_array().unwrap().iter().map(|chat| chat["id"].as_str().unwrap().to_owned());
        ids.collect::<Vec<_>>()
    };
    for words in ["hallway", "landing", "tuesday%20lamp"] {
        assert_eq!(found(words).await, [session], "{words}");
    }
    assert_eq!(found("submarine").await, [""; 0]);
    let page = cast.alice.get("/agent/chats?scope=all&search=landing").await.body;
    assert!(page.contains(&format!("/agent/chats/{session}")), "{page}");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_card_and_a_question_are_shown_as_text_and_a_rating_is_asked_for_and_given(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let (begun, visitor) = begin(&app, "Which lamp?").await;
    let session = begun["session_id"].as_str().unwrap();
    let token = begun["session_token"].as_str().unwrap();
    let say = |payload: Value, files: Value| json!({"session_id": session, "payload": payload, "attachment_ids": files});
    let card = json!({"type": "card", "title": "<b>The lamp</b>", "text": "<script>alert(1)</script>",
        "href": "https://shop.example.com/lamp"});
    let picture = sent(&cast.alice, "lamp.png", PNG).await["id"].clone();
    let shown = cast.alice.post(SAY, say(card.clone(), json!([picture]))).await.expect(201);
    assert_eq!((&shown["payload"], &shown["attachments"][0]["id"]), (&card, &picture));
    let buttons = json!([{"label": "<img src=x>", "value": "x"}]);
    let asks = json!({"type": "buttons", "buttons": buttons});
    cast.alice.post(SAY, say(asks, json!([]))).await.expect(201);
    cast.alice.post(SAY, say(json!({"type": "rating"}), json!([]))).await.expect(201);
    for wrong in [
        json!({"type": "card", "title": "Lamp", "href": "javascript:alert(1)"}),
        json!({"type": "card", "title": " "}),
        json!({"type": "card", "title": "Lamp", "image": "https://evil.example/pixel.png"}),
        json!({"type": "rating", "onclick": "x"}),
        json!({"type": "marquee"}),
    ] {
        cast.alice.post(SAY, say(wrong.clone(), json!([]))).await.expect(400);
        visitor.post(SAY, say(wrong, json!([]))).await.expect(400);
    }
    let refused = visitor.post(SAY, say(card, json!([]))).await.expect(400);
    assert!(refused["details"]["payload"].is_string(), "visitors only answer: {refused}");
    // Who sees the chat sees its picture, and nobody else.
    let file = format!("/api/support/attachments/{}", picture.as_str().unwrap());
    visitor.get(&file).await.expect(200);
    cast.carol.get(&file).await.expect(404);
    let browser = app.anyone().with(header::COOKIE, &format!("chat={token}"));
    for page in [
        browser.get(&format!("/chat?session={session}")).await.body,
        cast.alice.get(&format!("/agent/chats/{session}")).await.body,
    ] {
        assert!(page.contains("&lt;b&gt;The lamp&lt;/b&gt;"), "{page}");
        assert!(page.contains("href=\"https://shop.example.com/lamp\""), "{page}");
        for hostile in ["<b>The lamp", "<script>alert(1)", "<img src=x>"] {
            assert!(!page.contains(hostile), "{hostile}: {page}");
        }
    }
    let seen = history(&visitor, session).await;
    let last = seen["entries"].as_array().unwrap().last().unwrap();
    assert_eq!(last["message"]["payload"], json!({"type": "rating"}));
    let rating = format!("/api/support/chat/session/{session}/rating");
    cast.alice.post(&rating, json!({"score": 5})).await.expect(404);
    visitor.post(&format!("/api/support/chat/session/{session}/end"), json!({})).await.expect(204);
    visitor.post(&rating, json!({"score": 9})).await.expect(400);
    visitor.post(&rating, json!({"score": 4, "comment": "Kind."})).await.expect(204);
    assert_eq!(history(&cast.alice, session).await["rating"], 4);
}

//! The visitor's chat over REST: their session token is all that they have.

use axum::http::{HeaderName, header};
use serde_json::json;
use sqlx::PgPool;

use super::{begin, with_token};
use crate::{
    files::{PNG, sent},
    support::App,
};

const SAY: &str = "/api/support/chat/messages";

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_chat_from_its_first_word_to_its_rating(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let open = app.anyone().get("/api/support/chat/availability").await.expect(200);
    assert_eq!((&open["is_open"], &open["has_agents"]), (&json!(true), &json!(false)));
    let (begun, visitor) = begin(&app, "Does it light?").await;
    let id = begun["session_id"].as_str().unwrap();
    let history = format!("/api/support/chat/history?session_id={id}");
    let said =
        visitor.post(SAY, json!({"sessionId": id, "content": "Hello?", "clientId": id})).await.expect(201);
    let again =
        visitor.post(SAY, json!({"session_id": id, "body": "Hello?", "client_id": id})).await.expect(201);
    assert_eq!(said["id"], again["id"]);
    cast.alice.post(SAY, json!({"session_id": id, "body": "hush", "is_internal": true})).await.expect(201);
    cast.alice.post(SAY, json!({"session_id": id, "body": "It does."})).await.expect(201);
    let seen = visitor.get(&history).await.expect(200);
    let kinds: Vec<_> =
        seen["entries"].as_array().unwrap().iter().map(|entry| entry["type"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["started", "said", "said", "accepted", "said"]);
    assert_eq!((&seen["seq"], &seen["agent"], &seen["chat"]), (&json!(5), &json!("Alice"), &json!(null)));
    let after = visitor.get(&format!("{history}&after=4")).await.expect(200);
    assert_eq!(after["entries"].as_array().unwrap().len(), 1);
    assert_eq!(cast.alice.get(&history).await.expect(200)["chat"]["status"], "active");
    let session = |what: &str| format!("/api/support/chat/session/{id}/{what}");
    visitor.post(&session("read"), json!({"seq": 5})).await.expect(204);
    visitor.post(&session("contact"), json!({"name": "Vera", "email": "vera@example.com"})).await.expect(204);
    visitor.post(&session("page"), json!({"url": "https://shop.example.com/"})).await.expect(204);
    let own = visitor.get("/api/support/chat/sessions").await.expect(200);
    assert_eq!((&own["sessions"][0]["session_id"], &own["sessions"][0]["unread"]), (&json!(id), &json!(0)));
    visitor.post(&session("end"), json!({})).await.expect(204);
    visitor.post(SAY, json!({"session_id": id, "body": "Wait!"})).await.expect(409);
    visitor.post(&session("rating"), json!({"score": 5, "comment": "Good."})).await.expect(204);
    visitor.post(&session("rating"), json!({"score": 1})).await.expect(409);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_token_opens_its_own_chat_and_nothing_else(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let (begun, visitor) = begin(&app, "Does it light?").await;
    let (_, other) = begin(&app, "Mine?").await;
    let id = begun["session_id"].as_str().unwrap();
    let history = format!("/api/support/chat/history?session_id={id}");
    for (who, wanted) in [(&cast.anyone, 401), (&other, 404), (&cast.carol, 404), (&visitor, 200)] {
        who.get(&history).await.expect(wanted);
        let said = who.post(SAY, json!({"session_id": id, "body": "a"})).await;
        assert_eq!(said.status, if wanted == 200 { 201 } else { wanted }, "{}", said.body);
    }
    visitor.post(SAY, json!({"session_id": id, "body": "a", "is_internal": true})).await.expect(403);
    visitor.post(SAY, json!({"session_id": id, "body": "a", "colour": "red"})).await.expect(400);
    // One that names nobody is said to, wherever it is sent.
    let wrong = with_token(&app, "nonsense");
    for path in [&*history, "/api/support/chat/sessions", "/api/auth/me"] {
        wrong.get(path).await.expect(401);
    }
    // It beats the cookies that a browser sends along, and not a bearer token.
    let token = HeaderName::from_static("x-session-token");
    let signed_in = app.anyone().with(header::COOKIE, &format!("access={}", cast.alice.token()));
    let both = signed_in.with(token.clone(), begun["session_token"].as_str().unwrap());
    assert!(both.get(&history).await.expect(200).get("chat").is_none(), "as the visitor sees it");
    let both = cast.alice.with(token, begun["session_token"].as_str().unwrap());
    assert_eq!(both.get(&history).await.expect(200)["chat"]["id"], id);
    // A visitor is nobody elsewhere.
    visitor.get("/api/support/tickets").await.expect(401);
    visitor.get("/api/auth/me").await.expect(401);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_same_request_again_begins_no_second_chat_and_says_nothing_twice(db: PgPool) {
    let app = App::new(db);
    let keyed = app.anyone().with(HeaderName::from_static("idempotency-key"), "one");
    let draft = json!({"question": "Does it light?"});
    let first = keyed.post("/api/support/chat/session", draft.clone()).await.expect(201);
    let again = keyed.post("/api/support/chat/session", draft).await.expect(201);
    assert_eq!(
        (&first["session_id"], &first["session_token"]),
        (&again["session_id"], &again["session_token"])
    );
    keyed.post("/api/support/chat/session", json!({"question": "Another?"})).await.expect(409);
    let visitor = with_token(&app, first["session_token"].as_str().unwrap())
        .with(HeaderName::from_static("idempotency-key"), "two");
    let draft = json!({"session_id": first["session_id"], "body": "Hello?"});
    let said = visitor.post(SAY, draft.clone()).await.expect(201);
    assert_eq!(visitor.post(SAY, draft).await.expect(201)["id"], said["id"]);
    // Everything may be left out.
    let (status, begun) = {
        let answer = app.anyone().send(axum::http::Method::POST, "/api/support/chat/start", None).await;
        (answer.status, answer.json())
    };
    assert_eq!(
        (status.as_u16(), begun["ws_url"].as_str().unwrap().starts_with("ws://")),
        (201, true),
        "{begun}"
    );
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_file_of_a_visitor_is_seen_by_whoever_sees_the_chat(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let (begun, visitor) = begin(&app, "Does it light?").await;
    let (_, other) = begin(&app, "Mine?").await;
    let id = begun["session_id"].as_str().unwrap();
    let file = sent(&visitor, "lamp.png", PNG).await["id"].as_str().unwrap().to_owned();
    let carrying = |file: &str| json!({"session_id": id, "attachment_ids": [file]});
    other.post(SAY, carrying(&file)).await.expect(404);
    let said = visitor.post(SAY, carrying(&file)).await.expect(201);
    assert_eq!(said["attachments"][0]["filename"], "lamp.png");
    let address = format!("/api/support/attachments/{file}");
    for (who, wanted) in
        [(&visitor, 200), (&cast.alice, 200), (&other, 404), (&cast.carol, 404), (&cast.anyone, 404)]
    {
        who.get(&address).await.expect(wanted);
    }
    // A picture in a page sends no header along.
    let signed = visitor.get(&address).await.expect(200)["url"].as_str().unwrap().to_owned();
    let (status, bytes) = app.anyone().get_bytes(&signed).await;
    assert_eq!((status.as_u16(), bytes.is_empty()), (200, false));
    // What hangs on a note is the desk's.
    let file = sent(&cast.alice, "note.png", PNG).await["id"].as_str().unwrap().to_owned();
    let note = json!({"session_id": id, "body": "hush", "is_internal": true, "attachment_ids": [file]});
    cast.alice.post(SAY, note).await.expect(201);
    visitor.get(&format!("/api/support/attachments/{file}")).await.expect(404);
}

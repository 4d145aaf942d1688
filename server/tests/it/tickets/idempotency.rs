//! The same key twice makes one record, on every POST that creates.

use axum::{
    body::Body,
    http::{HeaderName, Method},
};
use base::server::RateLimit;
use serde_json::{Value, json};
use sqlx::PgPool;

use crate::support::{App, Client};

async fn twice(client: &Client, path: &str, body: Value, other: Value) -> (Value, Value) {
    let client = client.with(HeaderName::from_static("idempotency-key"), "k-1");
    let (one, again) = tokio::join!(client.post(path, body.clone()), client.post(path, body));
    client.post(path, other).await.expect(409);
    (one.expect(201), again.expect(201))
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_key_makes_one_ticket_one_message_one_category_one_account(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let draft = |subject: &str| json!({"subject": subject, "description": "b"});
    let (one, again) = twice(&cast.carol, "/api/support/tickets", draft("a"), draft("c")).await;
    assert_eq!(one["number"], again["number"]);

    let path = format!("/api/support/tickets/{}/messages", one["id"].as_str().unwrap());
    let (one, again) = twice(&cast.alice, &path, json!({"body": "a"}), json!({"body": "b"})).await;
    assert_eq!(one["id"], again["id"]);

    let path = "/api/admin/support/categories";
    let (one, again) = twice(&cast.erin, path, json!({"name": "Lamps"}), json!({"name": "Bulbs"})).await;
    assert_eq!(one["id"], again["id"]);

    let account =
        |name: &str| json!({"email": "dana@example.com", "password": "a long sentence", "name": name});
    let (one, again) = twice(&cast.anyone, "/api/auth/register", account("Dana"), account("Dan")).await;
    assert_eq!(one["user"]["id"], again["user"]["id"]);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_form_that_is_sent_again_as_a_note_is_not_the_reply_that_it_was(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let number = cast.ticket().await["number"].as_str().unwrap().to_owned();
    let form = Some("application/x-www-form-urlencoded");
    let say = async |fields: &str| {
        let body = format!("number={number}&body=It+is+the+bulb&idempotency_key=k{fields}");
        cast.alice.send_raw(Method::POST, "/fn/say", form, Body::from(body)).await
    };
    let note = say("&is_internal=true").await.expect(200);
    assert_eq!(say("&is_internal=true").await.expect(200)["id"], note["id"]);
    assert_eq!(say("").await.expect(409)["code"], "conflict");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_was_made_is_answered_again_however_much_was_asked_since(db: PgPool) {
    let app = App::set(db, |settings| {
        settings.sections.insert(tickets::server::Startup { limit_tickets: RateLimit::new(2, 1000.0) });
    });
    let cast = app.cast().await;
    let carol = cast.carol.with(HeaderName::from_static("idempotency-key"), "k-1");
    let draft = json!({"subject": "a", "description": "b"});
    let made = carol.post("/api/support/tickets", draft.clone()).await.expect(201);
    cast.carol.post("/api/support/tickets", draft.clone()).await.expect(201);
    cast.carol.post("/api/support/tickets", draft.clone()).await.expect(429);
    assert_eq!(carol.post("/api/support/tickets", draft).await.expect(201)["id"], made["id"]);
    let other = json!({"subject": "c", "description": "b"});
    carol.post("/api/support/tickets", other).await.expect(409);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_answer_is_kept_once(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let ticket = cast.ticket().await;
    let path = format!("/api/support/tickets/{}", ticket["id"].as_str().unwrap());
    cast.alice.patch(&path, json!({"status": "resolved"})).await.expect(200);
    let path = format!("/api/support/agent/tickets/{}/answer", ticket["id"].as_str().unwrap());
    let (one, again) =
        twice(&cast.alice, &path, json!({"kind": "article"}), json!({"kind": "question"})).await;
    assert_eq!(one, again);
}

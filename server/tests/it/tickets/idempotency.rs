//! The same key twice makes one record, on every POST that creates.

use axum::http::HeaderName;
use serde_json::{Value, json};
use sqlx::PgPool;

use crate::support::{App, Client};

async fn twice(client: &Client, path: &str, body: Value, other: Value) -> (Value, Value) {
    let client = client.with(HeaderName::from_static("idempotency-key"), "k-1");
    let (one, again) = tokio::join!(client.post(path, body.clone()), client.post(path, body));
    client.post(path, other).await.expect(409);
    (one.expect(201), again.expect(201))
}

#[sqlx::test(migrator = "base::server::MIGRATOR")]
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

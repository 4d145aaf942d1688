//! From the question to the answer, through the API.

use serde_json::json;
use sqlx::PgPool;

use crate::support::App;

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_ticket_is_opened_answered_and_resolved(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let ticket = cast.ticket().await;
    assert_eq!(ticket["category"], "bug-report");
    assert_eq!(ticket["status"], "open");
    let number = ticket["number"].as_str().unwrap();
    let messages = format!("/api/support/tickets/{number}/messages");
    cast.alice.post(&messages, json!({"body": "Known.", "isInternal": true})).await.expect(201);
    cast.alice.post(&messages, json!({"content": "It is on its way."})).await.expect(201);
    let seen = cast.carol.get(&messages).await.expect(200);
    let bodies: Vec<_> =
        seen["messages"].as_array().unwrap().iter().map(|message| &message["body"]).collect();
    assert_eq!(bodies, ["It stays dark.", "It is on its way."]);
    let path = format!("/api/support/tickets/{number}");
    let resolved = cast.alice.patch(&path, json!({"status": "Resolved"})).await.expect(200);
    assert_eq!(resolved["status"], "resolved");
    let events = cast.alice.get(&format!("{path}/events")).await.expect(200);
    let kinds: Vec<_> =
        events["events"].as_array().unwrap().iter().map(|event| event["event_type"].clone()).collect();
    assert_eq!(kinds, ["opened", "noted", "replied", "assigned", "status_changed", "status_changed"]);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_illegal_move_and_a_stale_version_are_conflicts(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let ticket = cast.ticket().await;
    let path = format!("/api/support/tickets/{}", ticket["id"].as_str().unwrap());
    cast.carol.patch(&path, json!({"status": "closed"})).await.expect(200);
    let refused = cast.alice.patch(&path, json!({"status": "resolved"})).await.expect(409);
    assert_eq!(refused["code"], "conflict");
    let stale = cast.alice.patch(&path, json!({"subject": "Mine", "version": 1})).await.expect(409);
    assert_eq!(stale["details"]["ticket"]["status"], "closed");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn two_agents_who_claim_at_once_do_not_both_get_it(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let path =
        format!("/api/support/agent/tickets/{}/claim", cast.ticket().await["number"].as_str().unwrap());
    let (one, other) = tokio::join!(cast.alice.post(&path, json!({})), cast.bob.post(&path, json!({})));
    let mut statuses = [one.status.as_u16(), other.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
}

//! Files of messages, over the API.

use serde_json::json;
use sqlx::PgPool;

use super::{PNG, sent};
use crate::support::App;

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn files_go_with_a_ticket_and_its_messages_and_are_seen_by_whoever_sees_them(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let picture = sent(&cast.carol, "lamp.png", PNG).await;
    let draft =
        json!({"subject": "Dark", "description": "It stays dark.", "attachment_ids": [picture["id"]]});
    let ticket = cast.carol.post("/api/support/tickets", draft.clone()).await.expect(201);
    let again = cast.carol.post("/api/support/tickets", draft).await.expect(400);
    assert!(again["details"]["attachment_ids"].is_string(), "it hangs already: {again}");
    let messages = format!("/api/support/tickets/{}/messages", ticket["id"].as_str().unwrap());
    let plan = sent(&cast.alice, "plan.pdf", b"%PDF-1.7\nlamp").await;
    let theirs = json!({"body": "Look.", "attachment_ids": [plan["id"]]});
    assert_eq!(cast.carol.post(&messages, theirs).await.status, 400, "not hers");
    let note = json!({"body": "Look.", "is_internal": true, "attachment_ids": [plan["id"]]});
    let note = cast.alice.post(&messages, note).await.expect(201);
    assert_eq!(note["attachments"][0]["filename"], "plan.pdf");
    let reply = sent(&cast.alice, "reply.txt", b"It hums.").await;
    let answer = json!({"content": "So.", "attachment_ids": [reply["id"]]});
    let answer = cast.alice.post(&messages, answer).await.expect(201);
    assert_eq!(answer["message"]["attachments"][0]["state"], "clean");

    let names = async |client: &crate::support::Client| {
        let read = client.get(&messages).await.expect(200);
        let files = read["messages"].as_array().unwrap().iter().flat_map(|message| {
            message["attachments"]
                .as_array()
                .unwrap()
                .iter()
                .map(|file| file["filename"].as_str().unwrap().to_owned())
        });
        files.collect::<Vec<_>>()
    };
    assert_eq!(names(&cast.carol).await, ["lamp.png", "reply.txt"]);
    assert_eq!(names(&cast.alice).await, ["lamp.png", "plan.pdf", "reply.txt"]);
    let seen = async |client: &crate::support::Client, file: &serde_json::Value| {
        client.get(file["url"].as_str().unwrap()).await.status.as_u16()
    };
    assert_eq!((seen(&cast.alice, &picture).await, seen(&cast.carol, &picture).await), (200, 200));
    assert_eq!((seen(&cast.carol, &plan).await, seen(&cast.bob, &plan).await), (404, 200), "a note's");
    assert_eq!((seen(&cast.carol, &reply).await, seen(&cast.charlie, &reply).await), (200, 404));
    let path = format!("/api/support/tickets/{}", ticket["id"].as_str().unwrap());
    cast.erin.send(axum::http::Method::DELETE, &path, None).await.expect(204);
    assert_eq!(seen(&cast.alice, &picture).await, 404);
    let left: i64 = sqlx::query_scalar("select count(*) from files").fetch_one(&app.ctx.db).await.unwrap();
    assert_eq!(left, 0);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_message_that_fails_leaves_its_files_to_the_next_try(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let ticket = cast.ticket().await;
    let messages = format!("/api/support/tickets/{}/messages", ticket["id"].as_str().unwrap());
    let file = sent(&cast.carol, "lamp.png", PNG).await;
    let with = |ids: serde_json::Value| json!({"body": "Look.", "attachment_ids": ids});
    let wrong = with(json!([file["id"], app.ctx.id()]));
    cast.carol.post(&messages, wrong).await.expect(400);
    cast.carol.post(&messages, with(json!(["lamp"]))).await.expect(400);
    cast.carol.post(&messages, json!({"body": " ", "attachment_ids": [file["id"]]})).await.expect(400);
    cast.carol.post(&messages, with(json!([file["id"], file["id"]]))).await.expect(201);
}

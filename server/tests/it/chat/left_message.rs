//! What is left while nobody is there.

use app::server::ArchiveSilentChats;
use base::{chrono::TimeDelta, server::Actor};
use chat::{ChatHours, ChatSettings};
use jobs::server::Job;
use serde_json::json;
use sqlx::PgPool;

use super::with_token;
use crate::support::App;

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_message_that_is_left_while_it_is_closed_becomes_one_ticket_of_whoever_left_it(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let hours = ChatHours { is_limited: true, ..ChatHours::default() };
    let closed = ChatSettings { hours, ..ChatSettings::default() };
    settings::server::write(&app.ctx, &Actor::System, &closed).await.unwrap();
    let open = app.anyone().get("/api/support/chat/availability").await.expect(200);
    assert_eq!(open["is_open"], false);
    let start = "/api/support/chat/start";
    let refused = app.anyone().post(start, json!({"question": "The lamp hums."})).await.expect(400);
    assert!(refused["details"]["email"].is_string(), "an answer needs an address: {refused}");
    let draft = json!({"question": "The lamp hums.", "name": "Vera", "email": "vera@example.com"});
    let left = app.anyone().post(start, draft).await.expect(201);
    assert_eq!((&left["status"], &left["queue"]), (&json!("left_message"), &json!(null)));
    let tickets = async || cast.alice.get("/api/support/agent/tickets").await.expect(200);
    ArchiveSilentChats {}.run(&app.ctx).await.unwrap();
    assert_eq!(tickets().await["pagination"]["total"], 0, "they may be writing on");
    app.ctx.clock.advance(TimeDelta::minutes(3));
    for _ in 0..2 {
        ArchiveSilentChats {}.run(&app.ctx).await.unwrap();
    }
    let found = tickets().await;
    let ticket = &found["tickets"][0];
    assert_eq!(found["pagination"]["total"], 1, "{found}");
    assert_eq!((&ticket["subject"], &ticket["source"]), (&json!("The lamp hums."), &json!("chat")));
    assert_eq!(ticket["chat_session_id"], left["session_id"]);
    assert_eq!(ticket["requester"]["name"], "Vera");
    let visitor = with_token(&app, left["session_token"].as_str().unwrap());
    let history = format!("/api/support/chat/history?session_id={}", left["session_id"].as_str().unwrap());
    let seen = visitor.get(&history).await.expect(200);
    assert_eq!((&seen["status"], &seen["ticket_number"]), (&json!("ended"), &ticket["number"]));
}

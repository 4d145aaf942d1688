//! Where feedback and tickets meet.

use axum::http::header;
use serde_json::json;
use sqlx::PgPool;

use super::{DESK, give};
use crate::support::App;

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn feedback_becomes_a_ticket_once_and_each_leads_to_the_other(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let (signed, nameless) =
        (give(&cast.carol, "It <b>hums</b>.\nA lot.").await, give(&cast.anyone, "It hums.").await);
    let path = format!("{DESK}/{signed}");
    let made = cast.alice.patch(&path, json!({"ticket": true})).await.expect(200);
    let number = made["ticket_number"].as_str().unwrap().to_owned();
    assert_eq!(made["status"], "seen");
    let again = cast.alice.patch(&path, json!({"ticket": true})).await.expect(200);
    assert_eq!(again["ticket_number"], *number);

    let ticket = cast.carol.get(&format!("/api/support/tickets/{number}")).await.expect(200);
    assert_eq!((&ticket["subject"], &ticket["source"]), (&json!("It <b>hums</b>."), &json!("web")));
    let messages = |client| format!("/api/support/{client}tickets/{number}/messages");
    let desk = cast.alice.get(&messages("agent/")).await.expect(200);
    assert_eq!(desk["messages"].as_array().unwrap().len(), 2);
    assert!(!desk["messages"][0]["body_html"].as_str().unwrap().contains("<b>"), "{desk}");
    let note = &desk["messages"][1];
    assert!(
        note["is_internal"] == true
            && note["body"].as_str().unwrap().contains(&format!("/agent/feedback/{signed}")),
        "{note}"
    );
    let own = cast.carol.get(&messages("")).await.expect(200);
    assert_eq!(own["messages"].as_array().unwrap().len(), 1, "the note is the desk's alone");

    let other = cast.alice.patch(&format!("{DESK}/{nameless}"), json!({"ticket": number})).await.expect(200);
    assert_eq!(other["ticket_number"], *number, "a ticket may answer for several");
    let third = give(&cast.anyone, "Again.").await;
    let refused =
        cast.alice.patch(&format!("{DESK}/{third}"), json!({"ticket": "ST-2026-999999"})).await.expect(400);
    assert!(refused["details"]["ticket"].is_string(), "{refused}");
    let mine = cast
        .alice
        .patch(&format!("{DESK}/{third}"), json!({"ticket": true, "status": "planned"}))
        .await
        .expect(200);
    assert_eq!(mine["status"], "planned");
    cast.alice.patch(&format!("{DESK}/{third}"), json!({"ticket": number})).await.expect(409);
    let nobodys = mine["ticket_number"].as_str().unwrap();
    let ticket = cast.alice.get(&format!("/api/support/tickets/{nobodys}")).await.expect(200);
    assert_eq!(ticket["requester"]["name"], "Without a name");
    cast.carol.patch(&path, json!({"ticket": true})).await.expect(403);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_button_of_the_page_makes_one_too_without_script(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let given = give(&cast.anyone, "It hums.").await;
    let page = cast.alice.get(&format!("/agent/feedback/{given}")).await.body;
    assert!(page.contains("action=\"/fn/feedback_to_ticket\""), "{page}");
    let form = Some("application/x-www-form-urlencoded");
    let browser = cast.alice.with(header::ACCEPT, "text/html");
    let body = axum::body::Body::from(format!("id={given}"));
    let made = browser.send_raw(axum::http::Method::POST, "/fn/feedback_to_ticket", form, body).await;
    let to = made.headers[header::LOCATION].to_str().unwrap();
    assert!(to.starts_with("/agent/tickets/ST-"), "{to}");
    let page = cast.alice.get(&format!("/agent/feedback/{given}")).await.body;
    assert!(page.contains(&format!("href=\"{to}\"")), "{page}");
}

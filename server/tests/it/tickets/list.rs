//! Lists: whose, which, how many, and how they go on.

use axum::http::Method;
use serde_json::json;
use sqlx::PgPool;

use crate::support::App;

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_list_is_narrowed_by_who_asks_and_by_what(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let first = cast.ticket().await;
    let second = json!({"title": "A second lamp", "message": "It hums.", "priority": "critical", "category": "billing"});
    cast.charlie.post("/api/support/tickets", second).await.expect(201);
    let total = async |path: &str| cast.alice.get(path).await.expect(200)["pagination"]["total"].clone();
    assert_eq!(total("/api/support/agent/tickets").await, 2);
    assert_eq!(total("/api/support/agent/tickets?priority=urgent&priority=high").await, 1);
    assert_eq!(total("/api/support/agent/tickets?category=BILLING").await, 1);
    assert_eq!(total("/api/support/agent/tickets?search=hums").await, 1);
    assert_eq!(total("/api/support/agent/tickets?assignedTo=none&status=open").await, 2);
    assert_eq!(total("/api/support/agent/tickets?assigned_to=me").await, 0);
    let own = cast.carol.get("/api/support/tickets?search=hums").await.expect(200);
    assert_eq!(own["pagination"]["total"], 0, "what is not hers she cannot find");
    let own = cast.carol.get("/api/support/tickets").await.expect(200);
    assert_eq!(own["tickets"][0]["number"], first["number"]);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_cursor_walks_every_ticket_once(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    for _ in 0..7 {
        cast.ticket().await;
    }
    for sort in ["newest", "oldest", "priority", "status", "-category", "assignee", "updated", "-waiting"] {
        let mut seen = Vec::new();
        let mut path = format!("/api/support/agent/tickets?limit=3&sort={sort}");
        loop {
            let page = cast.alice.get(&path).await.expect(200);
            seen.extend(
                page["tickets"].as_array().unwrap().iter().map(|ticket| ticket["number"].to_string()),
            );
            let Some(cursor) = page["pagination"]["next_cursor"].as_str() else { break };
            path = format!("/api/support/agent/tickets?limit=3&sort={sort}&cursor={cursor}");
        }
        let count = seen.len();
        seen.sort();
        seen.dedup();
        assert_eq!((count, seen.len()), (7, 7), "{sort}");
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_order_or_a_place_that_is_none_is_named(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    cast.ticket().await;
    let list = async |query: &str| cast.alice.get(&format!("/api/support/agent/tickets?{query}")).await;
    let refused = list("sort=subject").await.expect(400);
    assert!(refused["details"]["sort"].as_str().unwrap().contains("waiting"), "{refused}");
    for cursor in ["nonsense", "open.3.1790000000123456.00000000-0000-0000-0000-000000000007"] {
        assert_eq!(list(&format!("cursor={cursor}")).await.status, 400, "{cursor}: of another order");
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_note_is_found_by_nobody_outside_the_desk(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let ticket = cast.ticket().await;
    let path = format!("/api/support/tickets/{}/messages", ticket["id"].as_str().unwrap());
    cast.alice
        .post(&path, json!({"body": "An obstreperous customer.", "is_internal": true}))
        .await
        .expect(201);
    let found = cast.carol.get("/api/support/tickets?search=obstreperous").await;
    assert_eq!(found.expect(200)["pagination"]["total"], 0);
    let found = cast.alice.get("/api/support/tickets?search=obstreperous").await;
    assert_eq!(found.expect(200)["pagination"]["total"], 1);
    let own = cast.carol.get(&format!("/api/support/tickets/{}", ticket["id"].as_str().unwrap())).await;
    assert!(!own.body.contains("obstreperous"));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_long_conversation_goes_on_where_its_page_ended(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let id = cast.ticket().await["id"].as_str().unwrap().to_owned();
    for number in 0..4 {
        let path = format!("/api/support/tickets/{id}/messages");
        cast.alice.post(&path, json!({"body": format!("{number}")})).await.expect(201);
    }
    for (list, wanted) in [("messages", 5), ("events", 7)] {
        let mut seen = std::collections::BTreeSet::new();
        let mut path = format!("/api/support/tickets/{id}/{list}?limit=2");
        loop {
            let page = cast.alice.get(&path).await.expect(200);
            seen.extend(page[list].as_array().unwrap().iter().map(ToString::to_string));
            let Some(cursor) = page["pagination"]["next_cursor"].as_str() else { break };
            path = format!("/api/support/tickets/{id}/{list}?limit=2&cursor={cursor}");
        }
        assert_eq!(seen.len(), wanted, "{list}");
        let wrong = format!("/api/support/tickets/{id}/{list}?cursor=nonsense");
        assert_eq!(cast.alice.get(&wrong).await.status, 400);
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_category_keeps_what_its_change_does_not_name(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let draft = json!({"name": "Lamps", "description": "All that light."});
    let made = cast.erin.post("/api/admin/support/categories", draft).await.expect(201);
    let path = format!("/api/admin/support/categories/{}", made["id"].as_str().unwrap());
    let renamed = cast.erin.send(Method::PUT, &path, Some(json!({"name": "Lights"}))).await.expect(200);
    assert_eq!((&renamed["slug"], &renamed["description"]), (&json!("lamps"), &json!("All that light.")));
    let hidden = cast.erin.patch(&path, json!({"isActive": false})).await.expect(200);
    assert_eq!((&hidden["name"], &hidden["is_active"]), (&json!("Lights"), &json!(false)));
    assert_eq!(cast.erin.get(&path).await.expect(200), hidden);
    cast.erin.patch(&path, json!({"name": " "})).await.expect(400);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_date_is_a_whole_day_and_a_wrong_one_is_named(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let opened = cast.ticket().await["created_at"].as_str().unwrap().to_owned();
    let day = &opened[..10];
    let list = async |query: &str| cast.alice.get(&format!("/api/support/agent/tickets?{query}")).await;
    let total = async |query: &str| list(query).await.expect(200)["pagination"]["total"].clone();
    assert_eq!(total(&format!("created_from={day}&created_to={day}")).await, 1);
    assert_eq!(total("created_to=2020-01-01").await, 0);
    assert_eq!(total(&format!("created_from={opened}")).await, 1);
    assert_eq!(total(&format!("created_to={opened}")).await, 0, "a moment is over at once");
    for (field, value) in
        [("created_from", "yesterday"), ("created_to", "2026-02-30"), ("created_to", "29.11.2026")]
    {
        let refused = list(&format!("{field}={value}")).await.expect(400);
        assert!(refused["details"][field].as_str().unwrap().contains("2026-11-29"), "{refused}");
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_was_written_stays_and_what_nobody_saw_goes(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let letters = "a".repeat(144);
    let sent = json!({
        "subject": "Please call \u{202d}+49 30 5550142\u{202c}",
        "description": format!("\n    let lamp = on;\n{letters}🇩🇪 and more\n"),
    });
    let ticket = cast.carol.post("/api/support/tickets", sent).await.expect(201);
    assert_eq!(ticket["subject"], "Please call +49 30 5550142");
    assert_eq!(ticket["preview"], format!("let lamp = on; {letters}"));
    let path = format!("/api/support/tickets/{}/messages", ticket["id"].as_str().unwrap());
    let said = cast.carol.get(&path).await.expect(200);
    assert!(said["messages"][0]["body"].as_str().unwrap().starts_with("    let lamp"), "{said}");
}

//! The audit log: every admin's change, found again by who, what, on what and when.

use axum::http::{Method, header};
use serde_json::{Value, json};
use sqlx::PgPool;

use crate::support::{App, Cast};

async fn list(cast: &Cast, query: &str) -> Vec<Value> {
    let log = cast.erin.get(&format!("/api/admin/audit{query}")).await.expect(200);
    log["entries"].as_array().unwrap().clone()
}

fn actions(entries: &[Value]) -> Vec<&str> {
    entries.iter().map(|entry| entry["action"].as_str().unwrap()).collect()
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn every_change_of_an_admin_is_kept_with_before_and_after_and_from_where(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let erin = &cast.erin;
    let category = erin.post("/api/admin/support/categories", json!({"name": "Wiring"})).await.expect(201);
    let id = category["id"].as_str().unwrap();
    let path = format!("/api/admin/support/categories/{id}");
    erin.patch(&path, json!({"name": "Wires"})).await.expect(200);
    erin.send(Method::DELETE, &path, None).await.expect(204);
    let help = json!({"names": {"en": {"name": "Lamps"}}});
    erin.post("/api/knowledge/categories", help).await.expect(201);
    let synonyms = json!({"locale": "en", "words": ["bulb", "light"]});
    erin.post("/api/admin/knowledge/synonyms", synonyms).await.expect(201);
    erin.post("/api/knowledge/faq/items", json!({"question": "a", "answer": "b"})).await.expect(201);
    erin.post("/api/knowledge/faq/publish", json!({"locale": "en"})).await.expect(201);
    erin.send(Method::PUT, "/api/admin/brand", Some(json!({"name": "Lumen"}))).await.expect(200);
    let entries = list(&cast, "").await;
    let mut told = actions(&entries);
    told.reverse();
    let wanted = [
        "ticket_category.created",
        "ticket_category.changed",
        "ticket_category.deleted",
        "help_category.created",
        "synonyms.created",
        "faq_item.created",
        "faq.published",
        "settings.changed",
    ];
    assert_eq!(told, wanted);
    for entry in &entries {
        let said = (&entry["actor_name"], &entry["actor_role"], &entry["address"]);
        assert_eq!(said, (&json!("Erin"), &json!("admin"), &json!("127.0.0.1")), "{entry}");
        assert!(entry["before"].is_object() || entry["after"].is_object(), "{entry}");
    }
    let brand = &list(&cast, "?action=settings").await[0];
    assert_eq!((&brand["before"]["name"], &brand["after"]["name"]), (&json!("Porchlight"), &json!("Lumen")));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn it_is_narrowed_by_who_what_on_what_and_when_and_goes_on_by_cursor(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    for name in ["One", "Two", "Three"] {
        cast.erin.send(Method::PUT, "/api/admin/brand", Some(json!({"name": name}))).await.expect(200);
    }
    cast.alice.post("/api/knowledge/faq/items", json!({"question": "a", "answer": "b"})).await.expect(201);
    let count = async |query: &str| list(&cast, query).await.len();
    assert_eq!(count("?actor=aLiCe").await, 1);
    assert_eq!(count("?actor=%25").await, 0, "a sign of a pattern is a sign");
    assert_eq!(count("?action=settings.changed").await, 3);
    assert_eq!(count("?action=settings").await, 3);
    assert_eq!(count("?action=sett").await, 0);
    assert_eq!(count("?subject=brand").await, 3);
    assert_eq!(count("?subject=faq_item&actor=").await, 1);
    let today = app.ctx.now().format("%Y-%m-%d").to_string();
    assert_eq!(count(&format!("?from={today}&to={today}")).await, 4, "the day is all of it");
    assert_eq!(count("?from=2030-01-01").await, 0);
    let first = cast.erin.get("/api/admin/audit?limit=3").await.expect(200);
    assert_eq!(first["pagination"]["total"], 4);
    let cursor = first["pagination"]["next_cursor"].as_str().unwrap();
    let rest = cast.erin.get(&format!("/api/admin/audit?limit=3&cursor={cursor}")).await.expect(200);
    assert_eq!(rest["entries"].as_array().unwrap().len(), 1);
    assert_eq!(rest["entries"][0]["after"]["name"], "One");
    assert_eq!(rest["pagination"]["next_cursor"], Value::Null);
    for wrong in ["from=2026-11-29&to=2026-11-28", "from=yesterday", "cursor=x", "limit=many", "colour=red"] {
        for path in ["/api/admin/audit", "/api/admin/audit/export"] {
            cast.erin.get(&format!("{path}?{wrong}")).await.expect(400);
        }
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn it_is_taken_along_as_a_table_without_formulas(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    sqlx::query(
        "insert into audit_log (id, at, actor_name, actor_role, action, subject_type, subject_id)
         select gen_random_uuid(), now() - n * interval '1 second', '=cmd|'' /C calc''!A0', 'admin', 'a.b', 'c', n::text
         from generate_series(1, 1200) n",
    )
    .execute(&app.ctx.db)
    .await
    .unwrap();
    let table = cast.erin.get("/api/admin/audit/export").await;
    assert_eq!(table.headers[header::CONTENT_TYPE], "text/csv; charset=utf-8");
    assert!(table.headers[header::CONTENT_DISPOSITION].to_str().unwrap().starts_with("attachment"));
    let lines: Vec<_> = table.body.trim_end().split("\r\n").collect();
    assert_eq!(lines.len(), 1_201, "all of it, in several pages");
    assert!(lines[0].ends_with("at,actor,role,address,action,subject_type,subject_id,before,after"));
    assert!(lines[1..].iter().all(|line| line.contains(",\"'=cmd|' /C calc'!A0\",")), "{}", lines[1]);
    assert!(lines[1_200].contains("\"1200\""), "{}", lines[1_200]);
}

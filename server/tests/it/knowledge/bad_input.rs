//! Broken articles are refused by field, and leave nothing behind.

use serde_json::json;
use sqlx::PgPool;

use super::publish;
use crate::support::App;

const ARTICLES: &str = "/api/knowledge/articles";

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_broken_article_is_refused_by_field(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let whole =
        json!({"title": "a", "content_markdown": "b", "category": "getting-started", "status": "published"});
    let with = |field: &str, value: serde_json::Value| {
        let mut draft = whole.clone();
        draft[field] = value;
        draft
    };
    let mut late = with("status", json!("scheduled"));
    late["publish_at"] = json!("2020-01-01T10:00:00Z");
    for (draft, field) in [
        (with("title", json!(" ")), "title"),
        (with("title", json!("a".repeat(201))), "title"),
        (with("title", json!(7)), "title"),
        (with("title", json!("a\0b")), "title"),
        (with("slug", json!("???")), "slug"),
        (with("content_markdown", json!("")), "content_markdown"),
        (with("content_markdown", json!("a".repeat(200_001))), "content_markdown"),
        (with("category", json!("nowhere")), "category"),
        (with("type", json!("poem")), "type"),
        (with("visibility", json!("all")), "visibility"),
        (with("status", json!("gone")), "status"),
        (with("status", json!("scheduled")), "publish_at"),
        (late, "publish_at"),
        (with("locale", json!("english")), "locale"),
        (with("tags", json!(["a".repeat(41)])), "tags"),
        (with("translation_of", json!("01930000-0000-7000-8000-00000000ffff")), "translation_of"),
        (with("colour", json!("red")), "colour"),
    ] {
        let refused = cast.alice.post(ARTICLES, draft).await.expect(400);
        assert!(refused["details"][field].is_string(), "{field}: {refused}");
    }
    let list = cast.alice.get(ARTICLES).await.expect(200);
    assert_eq!(list["pagination"]["total"], 0, "nothing was half written");
    let huge = with("content_markdown", json!("a".repeat(5_000_000)));
    assert_eq!(cast.alice.post(ARTICLES, huge).await.status, 413);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn writers_who_meet_are_told(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let made = publish(&cast, "Pair a lamp", "Hold the button.").await;
    let id = made["id"].as_str().unwrap();
    let staging = format!("{ARTICLES}/{id}/staging");
    let save =
        |text: &str, version: Option<i64>| json!({"title": "Pair", "content": text, "version": version});
    let put = axum::http::Method::PUT;
    let first = cast.alice.send(put.clone(), &staging, Some(save("One", None))).await.expect(200);
    let met = cast.erin.send(put.clone(), &staging, Some(save("Two", None))).await.expect(409);
    assert_eq!(met["details"]["staging"]["content_markdown"], "One");
    let version = first["version"].as_i64();
    cast.erin.send(put, &staging, Some(save("Two", version))).await.expect(200);
    let shown = cast.alice.post(&format!("{staging}/publish"), json!({})).await.expect(200);
    assert_eq!(shown["content_html"], "<p>Two</p>\n");
    let taken =
        json!({"title": "Other", "slug": "pair-a-lamp", "content": "b", "category": "getting-started"});
    assert_eq!(cast.alice.post(ARTICLES, taken).await.expect(409)["code"], "conflict");
}

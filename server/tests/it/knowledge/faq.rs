//! Questions and answers: versions that stay.

use axum::http::header;
use serde_json::json;
use sqlx::PgPool;

use crate::support::App;

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_version_is_read_known_and_read_again_later(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let item = json!({"question": "Is it warm?", "answer": "A *little*.", "category": "Lamps"});
    cast.alice.post("/api/knowledge/faq/items", item).await.expect(201);
    cast.alice.post("/api/knowledge/faq/publish", json!({})).await.expect(201);
    let first = app.anyone().get("/api/support/faq?locale=de-AT").await;
    let etag = first.headers[header::ETAG].to_str().unwrap().to_owned();
    let faq = first.expect(200);
    assert_eq!((&faq["version"], &faq["locale"]), (&json!(1), &json!("en")));
    assert_eq!(faq["items"][0]["answer_html"], "<p>A <em>little</em>.</p>\n");
    let known = app.anyone().with(header::IF_NONE_MATCH, &etag).get("/api/support/faq").await;
    assert_eq!(known.status, 304);
    let more = json!({"question": "Is it safe?", "answer": "Yes."});
    cast.alice.post("/api/knowledge/faq/items", more).await.expect(201);
    cast.alice.post("/api/knowledge/faq/publish", json!({"locale": "en"})).await.expect(201);
    assert_eq!(app.anyone().with(header::IF_NONE_MATCH, &etag).get("/api/support/faq").await.status, 200);
    let then = app.anyone().get("/api/support/faq?version=1").await.expect(200);
    assert_eq!(then["items"].as_array().unwrap().len(), 1);
    for wrong in ["version=0", "version=7"] {
        assert_eq!(app.anyone().get(&format!("/api/support/faq?{wrong}")).await.status, 404, "{wrong}");
    }
    for wrong in ["version=x", "locale=nonsense!", "colour=red"] {
        assert_eq!(app.anyone().get(&format!("/api/support/faq?{wrong}")).await.status, 400, "{wrong}");
    }
    let page = app.anyone().get("/help/faq").await;
    assert_eq!(page.status, 200);
    for wanted in ["Is it safe?", "<p dir=\"auto\">A <em>little</em>.</p>", "\"@type\":\"FAQPage\""] {
        assert!(page.body.contains(wanted), "{wanted} is missing");
    }
}

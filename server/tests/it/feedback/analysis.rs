//! The analysis over REST and on its pages, which work without script.

use axum::http::{HeaderName, Method, header};
use serde_json::json;
use sqlx::PgPool;

use super::{DESK, give};
use crate::support::App;

const RULES: &str = "/api/admin/feedback/tag-rules";

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_admin_says_what_words_mean_and_the_desk_reads_what_follows(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let draft = json!({"tag": "Late", "words": ["late"], "context": "check"});
    let made = cast.erin.post(RULES, draft.clone()).await.expect(201);
    assert_eq!((&made["tag"], &made["is_all"]), (&json!("late"), &json!(false)));
    give(&cast.carol, "It was terribly late").await;
    let trends = cast.alice.get(&format!("{DESK}/trends?by=tag")).await.expect(200);
    assert_eq!((&trends["shares"][0]["value"], &trends["count"]), (&json!("late"), &json!(1)));
    assert_eq!(trends["anomalies"], json!([]));
    for wrong in ["by=weather", "from=2026-02-02&to=2026-02-01", "from=1990-01-01", "other=1"] {
        cast.alice.get(&format!("{DESK}/trends?{wrong}")).await.expect(400);
    }
    cast.erin.post(RULES, json!({"tag": "a"})).await.expect(400);
    cast.erin.post("/api/admin/feedback/analysis", json!(null)).await.expect(202);
    let progress = cast.erin.get("/api/admin/feedback/analysis").await.expect(200);
    assert_eq!((&progress["total"], &progress["pending"]), (&json!(1), &json!(1)));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn rules_are_written_tried_and_deleted_without_script(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let send = async |path: &str, body: String| {
        cast.erin
            .with(header::REFERER, "http://127.0.0.1/admin/feedback")
            .with(header::ACCEPT, "text/html")
            .send_raw(Method::POST, path, Some("application/x-www-form-urlencoded"), body.into())
            .await
    };
    let rule = "rule%5Btag%5D=Late&rule%5Bwords%5D=late%2C+delay*&rule%5Bwhich%5D=any&rule%5Blocale%5D=en&rule%5Bcontext%5D=";
    let added = send("/fn/add_tag_rule", rule.to_owned()).await;
    assert_eq!(added.headers[header::LOCATION], "/admin/feedback");
    let page = cast.erin.get("/admin/feedback?text=So+many+%3Cb%3Edelays&locale=en").await;
    assert_eq!(page.status, 200);
    for said in
        ["Any of: delay*, late", "only in English", "It gets: late.", "All feedback was looked at: 0."]
    {
        assert!(page.body.contains(said), "{said}: {}", page.body);
    }
    assert!(!page.body.contains("<b>delays"), "{}", page.body);
    let wrong = send("/fn/add_tag_rule", rule.replace("late%2C+delay*", "")).await;
    let to = wrong.headers[header::LOCATION].to_str().unwrap();
    let path = to.strip_prefix("http://127.0.0.1").unwrap_or(to);
    let client = cast.erin.with(HeaderName::from_static("sec-fetch-site"), "same-origin");
    let said = client.get(path).await.body;
    assert!(said.contains("are needed where no context is said"), "{said}");
    let rules = cast.erin.get(RULES).await.expect(200);
    let id = rules["tag_rules"][0]["id"].as_str().unwrap();
    send("/fn/change_tag_rule", format!("id={id}&{rule}&what=delete")).await;
    assert_eq!(cast.erin.get(RULES).await.expect(200)["tag_rules"], json!([]));
    assert_eq!(cast.alice.get("/admin/feedback").await.status, 403);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn trends_are_read_in_words(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let empty = cast.alice.get("/agent/feedback/trends").await;
    assert!(empty.body.contains("Nothing was said in this time"), "{}", empty.body);
    give(&cast.carol, "It was terribly late").await;
    let page = cast.alice.get("/agent/feedback/trends?by=sentiment").await.body;
    for said in ["rated 2.0 of 5 on the average", "Negative", "100 %", "No day was unlike others."] {
        assert!(page.contains(said), "{said}: {page}");
    }
}

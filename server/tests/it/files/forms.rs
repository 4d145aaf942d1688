//! Forms with files, as a page sends them: without script whole, with it a file at a time.

use axum::http::header;
use serde_json::json;
use sqlx::PgPool;

use super::{PNG, browser, form, post};
use crate::support::App;

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_form_without_script_sends_its_files_and_does_what_it_asks_for(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let carol = browser(&app, &cast.carol).with(header::ACCEPT, "text/html");
    let fields =
        [("subject", "Dark"), ("description", "It stays dark & hums = loudly."), ("attachment_ids", "")];
    let opened = post(&carol, "/files/forms/open_ticket", form(&fields, &[("lamp.png", PNG)])).await;
    let place = opened.headers[header::LOCATION].to_str().unwrap().to_owned();
    let number = place.rsplit('/').next().unwrap().to_owned();
    let fields = [("number", &*number), ("body", "More."), ("idempotency_key", "a")];
    let page = carol.with(header::REFERER, &format!("http://127.0.0.1{place}"));
    for _ in 0..2 {
        let said = post(&page, "/files/forms/say", form(&fields, &[("", b"")])).await;
        let back = said.headers[header::LOCATION].to_str().unwrap();
        assert_eq!(back.trim_end_matches('?'), format!("http://127.0.0.1{place}"));
    }
    let read = cast.carol.get(&format!("/api/support/tickets/{number}/messages")).await.expect(200);
    let messages = read["messages"].as_array().unwrap();
    assert_eq!(messages.len(), 2, "said once: {read}");
    assert_eq!(messages[0]["body"], "It stays dark & hums = loudly.");
    assert_eq!(messages[0]["attachments"][0]["filename"], "lamp.png");
    let shown = carol.get(&place).await.body;
    assert!(shown.contains("?size=thumbnail") && shown.contains("/files/forms/say"), "{shown}");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_form_with_a_bad_file_says_so_and_does_nothing(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let carol = browser(&app, &cast.carol).with(header::ACCEPT_LANGUAGE, "de");
    let fields = [("subject", "Dark"), ("description", "It stays dark.")];
    let files: [(&str, &[u8]); 2] = [("lamp.png", PNG), ("bad.png", b"<html><script>alert(1)</script>")];
    let refused = post(&carol, "/files/forms/open_ticket", form(&fields, &files)).await;
    assert_eq!(refused.status, 400);
    assert!(
        refused.body.contains("lang=\"de\"") && refused.body.contains("bad.png ist von einer Art"),
        "{}",
        refused.body
    );
    let listed = cast.carol.get("/api/support/tickets").await.expect(200);
    assert_eq!(listed["tickets"], json!([]));
    assert_eq!(post(&carol, "/files/forms/nothing", form(&[], &[])).await.status, 400);
    let stranger = post(&app.anyone(), "/files/forms/open_ticket", form(&fields, &files)).await;
    assert_eq!(stranger.status, 401);
    let elsewhere = carol.with("sec-fetch-site".parse().unwrap(), "cross-site");
    assert_eq!(post(&elsewhere, "/files/uploads", form(&[], &files)).await.status, 403);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_page_sends_one_file_at_a_time_and_hears_in_its_language(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let carol = browser(&app, &cast.carol).with(header::ACCEPT_LANGUAGE, "de");
    let kept = post(&carol, "/files/uploads", form(&[], &[("lamp.png", PNG)])).await.expect(201);
    assert_eq!(kept["state"], "clean");
    let two: [(&str, &[u8]); 2] = [("a.txt", b"a"), ("b.txt", b"b")];
    assert_eq!(post(&carol, "/files/uploads", form(&[], &two)).await.status, 400);
    let refused = post(&carol, "/files/uploads", form(&[], &[("a.txt", b"")])).await.expect(400);
    assert!(refused["error"].as_str().unwrap().contains("a.txt ist leer"), "{refused}");
}

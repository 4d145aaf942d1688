//! The brand: decided by an admin, seen by everybody.

use axum::http::{Method, header};
use serde_json::{Value, json};
use sqlx::PgPool;

use crate::{
    files::{PNG, sent},
    support::{App, Client},
};

async fn put(client: &Client, body: Value) -> crate::support::Answer {
    client.send(Method::PUT, "/api/admin/brand", Some(body)).await
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn every_page_shows_what_an_admin_decided(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let _fresh = app.keep_fresh().await;
    for path in ["/", "/help/faq"] {
        let before = app.anyone().get(path).await.body;
        assert!(before.contains("Porchlight") && !before.contains("/brand.css"), "{path}");
    }
    let links = json!([{"title": "Imprint <b>", "href": "https://example.com/?a=1&b=2"}]);
    let brand = json!({"name": "Lumen & Sons", "colour": "#0A7D4B", "greeting": {"en": "Moin <i>", "de": "Moin"},
        "footer_links": links});
    let changed = put(&cast.erin, brand).await.expect(200);
    assert_eq!((&changed["colour"], &changed["colour_notes"]), (&json!("#0a7d4b"), &json!([])));
    assert_eq!(cast.erin.get("/api/admin/brand").await.expect(200), changed);
    loop {
        let home = app.anyone().get("/").await.body;
        if home.contains("Lumen &amp; Sons") {
            assert!(home.contains("Moin &lt;i&gt;"), "{home}");
            assert!(home.contains("href=\"/brand.css?v=0a7d4b\""), "{home}");
            assert!(
                home.contains("Imprint &lt;b&gt;") && home.contains("https://example.com/?a=1&amp;b=2"),
                "{home}"
            );
            assert!(home.contains("content=\"Lumen &amp; Sons\""), "link previews too: {home}");
            break;
        }
        tokio::task::yield_now().await;
    }
    let login = app.anyone().get("/login").await.body;
    assert!(login.contains("· Lumen &amp; Sons</title>"), "{login}");
    let nowhere = app.anyone().get("/nowhere").await.body;
    assert!(nowhere.contains("Lumen &amp; Sons"), "{nowhere}");
    assert!(app.anyone().get("/help/feed.xml").await.body.contains("<title>Lumen &amp; Sons</title>"));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_colour_is_a_style_sheet_that_may_be_kept_under_its_own_address(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    assert_eq!(app.anyone().get("/brand.css").await.body, "");
    put(&cast.erin, json!({"colour": "#0a7d4b"})).await.expect(200);
    let sheet = app.anyone().get("/brand.css?v=0a7d4b").await;
    assert_eq!(sheet.headers[header::CONTENT_TYPE], "text/css; charset=utf-8");
    assert_eq!(sheet.headers[header::CACHE_CONTROL], "public, max-age=31536000, immutable");
    assert!(sheet.body.contains("--lamp: light-dark(#0a7d4b, #0a7d4b);"), "{}", sheet.body);
    let old = app.anyone().get("/brand.css?v=ffffff").await;
    assert_eq!(old.headers[header::CACHE_CONTROL], "private, no-store");
    let page = app.anyone().get("/login").await;
    assert!(page.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap().contains("style-src 'self'"));
    put(&cast.erin, json!({"colour": null})).await.expect(200);
    assert!(!app.anyone().get("/login").await.body.contains("/brand.css"));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_colour_that_cannot_be_seen_is_moved_and_what_is_none_is_refused(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let yellow = put(&cast.erin, json!({"colour": "#ffe14d"})).await.expect(200);
    let notes = yellow["colour_notes"].as_array().unwrap();
    assert_eq!(notes.len(), 1);
    let note = notes[0].as_str().unwrap();
    assert!(note.starts_with("On light pages the colour has a contrast of 1.2:1"), "{note}");
    assert!(note.ends_with("with 3.0:1."), "{note}");
    for colour in ["red", "#12345", "#zzzzzz", "rgb(0,0,0)", "#fff;}", ""] {
        let refused = put(&cast.erin, json!({"colour": colour})).await.expect(400);
        assert!(refused["details"]["colour"].is_string(), "{refused}");
    }
    assert_eq!(cast.erin.get("/api/admin/brand").await.expect(200), yellow);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_is_wrong_is_named_and_nothing_is_half_written(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let before = cast.erin.get("/api/admin/brand").await.expect(200);
    let long = "a".repeat(10_000);
    let link = |href: &str| json!({"footer_links": [{"title": "Imprint", "href": href}], "name": "Half"});
    for (wrong, field) in [
        (json!({"name": long}), "name"),
        (json!({"name": " \u{200b}"}), "name"),
        (json!({"greeting": {"en": long}}), "greeting"),
        (json!({"greeting": {"fr": "Bonjour"}}), "greeting"),
        (link("javascript:alert(1)"), "footer_links"),
        (link(" jAvAsCrIpT:alert(1)"), "footer_links"),
        (link("//evil.example"), "footer_links"),
        (json!({"footer_links": [{"title": "", "href": "/"}]}), "footer_links"),
        (json!({"logo": "https://evil.example/x.svg"}), "logo"),
    ] {
        let refused = put(&cast.erin, wrong.clone()).await.expect(400);
        let named = refused["details"].as_object().unwrap().keys().any(|named| named.starts_with(field));
        assert!(named, "{wrong}: {refused}");
    }
    assert_eq!(cast.erin.get("/api/admin/brand").await.expect(200), before);
    let addresses = cast.erin.get("/api/admin/brand/addresses").await.expect(200);
    assert_eq!(addresses["problems"], json!(["public_url_is_local"]), "{addresses}");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_logo_is_a_picture_of_the_admins_and_everybody_sees_it(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let id = async |client: &Client, name: &str, bytes: &[u8]| {
        sent(client, name, bytes).await["id"].as_str().unwrap().to_owned()
    };
    let text = id(&cast.erin, "logo.png.txt", b"no picture at all").await;
    let anothers = id(&cast.alice, "lamp.png", PNG).await;
    for wrong in [text, anothers, app.ctx.id().to_string()] {
        let refused = put(&cast.erin, json!({"logo": wrong, "name": "Half"})).await.expect(400);
        assert!(refused["details"]["logo"].is_string(), "{refused}");
    }
    assert_eq!(
        cast.erin.get("/api/admin/brand").await.expect(200)["name"],
        "Porchlight",
        "nothing half-written"
    );
    let first = id(&cast.erin, "lamp.png", PNG).await;
    assert_eq!(app.anyone().get(&format!("/files/{first}")).await.status, 404, "not yet everybody's");
    for _ in 0..2 {
        put(&cast.erin, json!({"logo": first})).await.expect(200);
    }
    let page = app.anyone().get("/login").await.body;
    assert!(page.contains(&format!("src=\"/files/{first}?size=thumbnail\"")), "{page}");
    let (status, _) = app.anyone().get_bytes(&format!("/files/{first}?size=thumbnail")).await;
    assert_eq!(status, 200);
    let second = id(&cast.erin, "lamp.png", PNG).await;
    put(&cast.erin, json!({"logo": second})).await.expect(200);
    assert_eq!(app.anyone().get(&format!("/files/{first}")).await.status, 404, "the former one is gone");
    put(&cast.erin, json!({"logo": null})).await.expect(200);
    assert!(!app.anyone().get("/login").await.body.contains("site-header__logo"));
}

//! Pages that are kept: the same for every stranger, nobody else's, and never old.

use axum::http::{Method, header};
use serde_json::json;
use sqlx::PgPool;

use super::publish;
use crate::support::App;

const PAGE: &str = "/help/articles/pair-a-lamp";

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_stranger_never_gets_the_page_of_somebody_who_is_signed_in(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    publish(&cast, "Pair a lamp", "Hold the button.").await;
    let draft = json!({"email": "agent@example.com", "password": "porchlight"});
    let token = cast.anyone.post("/api/auth/login", draft).await.expect(200)["access_token"]
        .as_str()
        .unwrap()
        .to_owned();
    let browser = app.anyone().with(header::COOKIE, &format!("access={token}"));
    for _ in 0..2 {
        let stranger = app.anyone().get(PAGE).await;
        assert!(!stranger.body.contains("Sign out"));
        assert!(!stranger.headers.contains_key("x-page-cache"));
        let own = browser.get(PAGE).await;
        assert!(own.body.contains("Sign out"), "the desk's own page");
        assert_eq!(own.headers[header::CACHE_CONTROL], "private, no-store");
        assert!(!own.headers.contains_key("x-page-cache"));
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_page_is_kept_known_packed_and_drawn_anew_once_it_changed(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let made = publish(&cast, "Pair a lamp", "Hold the button.").await;
    let _fresh = app.keep_fresh().await;
    let first = app.anyone().get(PAGE).await;
    let etag = first.headers[header::ETAG].to_str().unwrap().to_owned();
    assert_eq!(app.anyone().get(PAGE).await.body, first.body);
    let known = app.anyone().with(header::IF_NONE_MATCH, &etag).get(PAGE).await;
    assert_eq!((known.status.as_u16(), known.body.len()), (304, 0));
    let packed = app.anyone().with(header::ACCEPT_ENCODING, "gzip, br").get(PAGE).await;
    assert_eq!(packed.headers[header::CONTENT_ENCODING], "br");
    let german = app.anyone().with(header::ACCEPT_LANGUAGE, "de").get(PAGE).await;
    assert_eq!(german.status, 200);
    let id = made["id"].as_str().unwrap();
    let change = json!({"content": "Shake it."});
    cast.alice.send(Method::PUT, &format!("/api/knowledge/articles/{id}"), Some(change)).await.expect(200);
    loop {
        let page = app.anyone().with(header::IF_NONE_MATCH, &etag).get(PAGE).await;
        if page.body.contains("Shake it.") {
            break;
        }
        tokio::task::yield_now().await;
    }
    let gone = json!({"status": "archived"});
    cast.alice.send(Method::PUT, &format!("/api/knowledge/articles/{id}"), Some(gone)).await.expect(200);
    while app.anyone().get(PAGE).await.status != 404 {
        tokio::task::yield_now().await;
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_reader_is_counted_by_the_router_as_by_the_cache(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    publish(&cast, "Pair a lamp", "Hold the button.").await;
    let reader = app.anyone().with(header::USER_AGENT, "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0");
    reader.get(PAGE).await;
    reader.get(PAGE).await;
    app.anyone().get(PAGE).await;
    knowledge::server::write_views(app.ctx.clone(), std::future::ready(())).await;
    let views: i64 = sqlx::query_scalar(
        "select n.views from article_counts n join articles a on a.id = n.article_id where a.slug = 'pair-a-lamp'",
    )
    .fetch_one(&app.ctx.db)
    .await
    .unwrap();
    assert_eq!(views, 2, "twice by a person; the program is nobody");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_map_and_the_news_name_what_is_public(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    publish(&cast, "Pair <a> & lamp", "Hold the button.").await;
    let hidden = json!({"title": "For us", "content": "b", "category": "getting-started", "status": "published",
        "visibility": "agents"});
    cast.alice.post("/api/knowledge/articles", hidden).await.expect(201);
    let map = app.anyone().get("/sitemap.xml").await;
    assert!(map.body.contains("/sitemaps/0.xml"), "{}", map.body);
    let part = app.anyone().get("/sitemaps/0.xml").await;
    assert!(
        part.body.contains("/help/articles/pair-a-lamp</loc>") && !part.body.contains("for-us"),
        "{}",
        part.body
    );
    let news = app.anyone().get("/help/feed.xml").await;
    assert!(news.body.contains("<title>Pair &lt;a&gt; &amp; lamp</title>") && !news.body.contains("For us"));
    assert!(news.headers[header::CONTENT_TYPE].to_str().unwrap().starts_with("application/rss+xml"));
    assert!(app.anyone().get("/robots.txt").await.body.contains("/sitemap.xml"));
    assert_eq!(app.anyone().get("/sitemaps/9.xml").await.status, 404);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_page_that_is_too_large_to_be_kept_is_answered_whole(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    publish(&cast, "Many headings", &"# a\n".repeat(30_000)).await;
    for _ in 0..2 {
        let page = app.anyone().get("/help/articles/many-headings").await;
        assert_eq!(page.status, 200);
        assert!(page.body.len() > 2 * 1024 * 1024 && page.body.contains("</html>"), "{}", page.body.len());
        assert!(page.headers.contains_key("content-security-policy"));
    }
}

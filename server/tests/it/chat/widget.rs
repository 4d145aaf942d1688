//! The widget on other sites: its loader, and who may frame the chat.

use app::server::domains;
use axum::http::header;
use base::server::{Actor, RoutePolicies};
use chat::ChatSettings;
use sqlx::PgPool;

use crate::support::{Answer, App};

/// An app with the policies that a process has.
fn app(db: PgPool) -> App {
    let policies = domains().into_iter().flat_map(|domain| domain.policies);
    App::allowing(db, RoutePolicies::new(policies.map(|(prefix, policy)| (prefix.to_owned(), policy))))
}

fn header<'a>(answer: &'a Answer, name: &str) -> Option<&'a str> {
    answer.headers.get(name).map(|value| value.to_str().unwrap())
}

async fn allow(app: &App, origins: &[&str]) {
    let origins = origins.iter().map(|origin| (*origin).to_owned()).collect();
    let settings = ChatSettings { origins, ..ChatSettings::default() };
    settings::server::write(&app.ctx, &Actor::System, &settings).await.unwrap();
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_loader_is_every_sites_to_load_and_to_keep_for_an_hour(db: PgPool) {
    let app = app(db);
    let shop = app.anyone().with(header::ORIGIN, "https://shop.example.com");
    let loader = shop.get("/widget.js").await;
    assert_eq!(loader.status, 200);
    assert!(loader.body.contains("porchlight-chat"));
    for (name, value) in [
        ("content-type", "text/javascript; charset=utf-8"),
        ("cache-control", "public, max-age=3600"),
        ("access-control-allow-origin", "*"),
        ("cross-origin-resource-policy", "cross-origin"),
        ("x-content-type-options", "nosniff"),
        ("vary", "Accept-Encoding"),
    ] {
        assert_eq!(header(&loader, name), Some(value), "{name}");
    }
    assert_eq!(header(&loader, "set-cookie"), None);
    let known = shop.with(header::IF_NONE_MATCH, header(&loader, "etag").unwrap()).get("/widget.js").await;
    assert_eq!((known.status.as_u16(), header(&known, "cache-control")), (304, Some("public, max-age=3600")));
    let packed = shop.with(header::ACCEPT_ENCODING, "gzip, br").get("/widget.js").await;
    assert_eq!(header(&packed, "content-encoding"), Some("br"));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn only_the_sites_of_the_settings_may_frame_the_chat_and_nothing_else(db: PgPool) {
    let app = app(db);
    let before = app.anyone().get("/chat/frame").await;
    let policy = header(&before, "content-security-policy").unwrap();
    assert!(policy.ends_with("; frame-ancestors 'self'"), "nobody was chosen yet: {policy}");

    allow(&app, &["https://shop.example.com", "http://localhost:8080"]).await;
    let framed = app.anyone().get("/chat/frame?origin=https%3A%2F%2Fevil.example&locale=en").await;
    assert_eq!(header(&framed, "x-frame-options"), None, "it would overrule the list in old browsers");
    let policy = header(&framed, "content-security-policy").unwrap();
    let wanted = "; frame-ancestors 'self' https://shop.example.com http://localhost:8080";
    assert!(policy.ends_with(wanted), "what somebody asks for is not what an admin chose: {policy}");
    assert_eq!(policy.matches("frame-ancestors").count(), 1);
    assert!(!policy.contains("unsafe-inline") && !policy.contains('*'), "{policy}");

    for path in
        ["/", "/chat", "/chat/framed", "/login", "/admin/chat", "/widget.js", "/api/support/chat/start"]
    {
        let strict = app.anyone().get(path).await;
        assert_eq!(header(&strict, "x-frame-options"), Some("DENY"), "{path}");
        let policy = header(&strict, "content-security-policy").unwrap();
        assert!(policy.ends_with("; frame-ancestors 'none'"), "{path}: {policy}");
    }

    allow(&app, &[]).await;
    let after = app.anyone().get("/chat/frame").await;
    let policy = header(&after, "content-security-policy").unwrap();
    assert!(policy.ends_with("; frame-ancestors 'self'"), "taken from the list, and at once: {policy}");
}

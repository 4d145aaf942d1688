//! What a route allows beyond the strict default: frames, devices, time and size.

use std::time::Duration;

use axum::{body::Body, http::Method};
use base::server::{Framing, Opener, RoutePolicies, RoutePolicy};
use serde_json::json;
use sqlx::PgPool;

use crate::support::{Answer, App};

fn header<'a>(answer: &'a Answer, name: &str) -> Option<&'a str> {
    answer.headers.get(name).map(|value| value.to_str().unwrap())
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_page_is_framed_and_sees_only_where_its_route_says_so(db: PgPool) {
    let widget = RoutePolicy {
        framing: Framing::Origins(vec!["https://shop.example.com".to_owned()]),
        opener: Opener::AllowPopups,
        camera: true,
        ..RoutePolicy::default()
    };
    let everybody = RoutePolicy { framing: Framing::Everybody, ..RoutePolicy::default() };
    let policies = [("/styleguide".to_owned(), widget), ("/help/articles".to_owned(), everybody)];
    let app = App::allowing(db, RoutePolicies::new(policies));
    for path in ["/", "/", "/login", "/api/support/categories", "/api/docs", "/nowhere", "/favicon.svg"] {
        let strict = app.anyone().get(path).await;
        assert_eq!(header(&strict, "x-frame-options"), Some("DENY"), "{path}");
        let policy = header(&strict, "content-security-policy").unwrap();
        assert!(policy.ends_with("; frame-ancestors 'none'"), "{path}: {policy}");
        assert_eq!(policy.matches("frame-ancestors").count(), 1, "{path}: {policy}");
        assert_eq!(header(&strict, "cross-origin-opener-policy"), Some("same-origin"));
        assert!(header(&strict, "permissions-policy").unwrap().contains("camera=()"));
    }
    let framed = app.anyone().get("/styleguide").await;
    assert_eq!(header(&framed, "x-frame-options"), None);
    let policy = header(&framed, "content-security-policy").unwrap();
    assert!(policy.ends_with("; frame-ancestors https://shop.example.com"), "{policy}");
    assert_eq!(header(&framed, "cross-origin-opener-policy"), Some("same-origin-allow-popups"));
    assert_eq!(header(&framed, "permissions-policy"), Some("camera=(self), microphone=(), geolocation=()"));
    let missing = app.anyone().get("/help/articles/none").await;
    assert!(header(&missing, "content-security-policy").unwrap().ends_with("; frame-ancestors *"));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_route_has_its_own_time_and_size(db: PgPool) {
    let hurried = RoutePolicy { longest: Duration::ZERO, ..RoutePolicy::default() };
    let small = RoutePolicy { largest_body: 10, ..RoutePolicy::default() };
    let policies = [("/api/auth/login".to_owned(), hurried), ("/api/support/tickets".to_owned(), small)];
    let cast = App::new(db.clone()).cast().await;
    let app = App::allowing(db.clone(), RoutePolicies::new(policies));
    let alice = app.anyone().bearing(&cast.alice.token());
    let credentials = json!({"email": "agent@example.com", "password": "porchlight"});
    let given_up = app.anyone().post("/api/auth/login", credentials).await;
    assert_eq!(given_up.status, 500, "a password takes its time");
    alice.get("/api/support/tickets").await.expect(200);
    let body = r#"{"subject": "a", "description": "b"}"#;
    let send = async |path: &str, body: String| {
        let json = Some("application/json");
        alice.send_raw(Method::POST, path, json, Body::from(body)).await.status.as_u16()
    };
    assert_eq!(send("/api/support/tickets", body.to_owned()).await, 413);
    let article = |bytes: usize| {
        format!(r#"{{"title": "a", "content_markdown": "{}", "category": "none"}}"#, "a".repeat(bytes))
    };
    let articles = "/api/knowledge/articles";
    assert_eq!(send(articles, article(3_000_000)).await, 413);
    let large = RoutePolicy { largest_body: 8_000_000, ..RoutePolicy::default() };
    let app = App::allowing(db, RoutePolicies::new([(articles.to_owned(), large)]));
    let json = Some("application/json");
    let read = app
        .anyone()
        .bearing(&cast.alice.token())
        .send_raw(Method::POST, articles, json, Body::from(article(3_000_000)))
        .await;
    assert_eq!(read.status, 400, "read whole, and refused for what it says");
}

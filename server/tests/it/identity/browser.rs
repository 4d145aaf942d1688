//! Cookies: what they carry, and that another site's page cannot use them.

use axum::{
    body::Body,
    http::{HeaderName, Method, header},
};
use serde_json::json;
use sqlx::PgPool;

use crate::support::{Answer, App, Client};

const FORM: Option<&str> = Some("application/x-www-form-urlencoded");

async fn sign_in(client: &Client, next: &str) -> Answer {
    let form = format!("email=customer%40example.com&password=porchlight&next={next}");
    client.send_raw(Method::POST, "/fn/sign_in", FORM, Body::from(form)).await
}

fn cookies(answer: &Answer) -> String {
    let pairs = answer.headers.get_all(header::SET_COOKIE).iter();
    let pairs = pairs.filter_map(|cookie| cookie.to_str().unwrap().split(';').next());
    pairs.collect::<Vec<_>>().join("; ")
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_form_signs_in_by_cookies_that_no_script_can_read(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let browser = cast.anyone.with(header::ACCEPT, "text/html");
    let answer = sign_in(&browser, "/dashboard/help").await;
    assert_eq!(answer.headers[header::LOCATION], "/dashboard/help");
    for cookie in answer.headers.get_all(header::SET_COOKIE) {
        let cookie = cookie.to_str().unwrap();
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    }
    let signed_in = cast.anyone.with(header::COOKIE, &cookies(&answer));
    assert_eq!(signed_in.get("/api/auth/me").await.expect(200)["name"], "Carol");
    assert!(signed_in.get("/dashboard/help").await.body.contains("Carol"));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn nobody_is_sent_to_another_site_after_signing_in(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let browser = cast.anyone.with(header::ACCEPT, "text/html");
    for next in
        ["https%3A%2F%2Fevil.example", "%2F%2Fevil.example", "%2F%5Cevil.example", "javascript%3Aalert(1)"]
    {
        let answer = sign_in(&browser, next).await;
        assert_eq!(answer.headers[header::LOCATION], "/dashboard/help", "{next}");
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn another_sites_page_cannot_act_for_a_visitor(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let signed_in = cast.anyone.with(header::COOKIE, &cookies(&sign_in(&cast.anyone, "").await));
    let draft = json!({"subject": "a", "description": "b"});
    let foreign = signed_in.with(HeaderName::from_static("sec-fetch-site"), "cross-site");
    foreign.post("/api/support/tickets", draft.clone()).await.expect(403);
    let foreign = signed_in.with(header::ORIGIN, "https://evil.example");
    foreign.post("/api/support/tickets", draft.clone()).await.expect(403);
    let own = signed_in.with(HeaderName::from_static("sec-fetch-site"), "same-origin");
    own.post("/api/support/tickets", draft).await.expect(201);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn strangers_are_led_to_the_sign_in_and_back(db: PgPool) {
    let app = App::new(db);
    for path in ["/dashboard/help", "/agent", "/agent/tickets/ST-2026-000001", "/admin/jobs", "/account"] {
        let answer = app.anyone().get(path).await;
        assert_eq!(answer.status, 303);
        assert_eq!(answer.headers[header::LOCATION], format!("/login?next={path}"));
    }
    let answer = app.anyone().get("/dashboard/help?article=pair-a-lamp&a=b").await;
    let wanted = "/login?next=/dashboard/help%3Farticle%3Dpair-a-lamp%26a%3Db";
    assert_eq!(answer.headers[header::LOCATION], wanted, "whoever came from an article still does");
}

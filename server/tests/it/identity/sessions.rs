//! Tokens: how long they live, what their reuse means, and what a stranger cannot learn.

use base::chrono::TimeDelta;
use serde_json::json;
use sqlx::PgPool;

use crate::support::App;

#[sqlx::test(migrator = "base::server::MIGRATOR")]
async fn a_refresh_token_is_good_once_and_its_reuse_ends_the_session(db: PgPool) {
    let app = App::new(db);
    let anyone = app.anyone();
    let account = json!({"email": "Dana@Example.com", "password": "a long sentence", "name": "Dana"});
    let first = anyone.post("/api/auth/register", account).await.expect(201);
    assert_eq!(first["user"]["role"], "customer");
    let trade = async |token: &serde_json::Value| {
        anyone.post("/api/auth/refresh", json!({"refresh_token": token})).await
    };
    let second = trade(&first["refresh_token"]).await.expect(200);
    let signed_in = anyone.bearing(second["access_token"].as_str().unwrap());
    signed_in.get("/api/auth/me").await.expect(200);
    trade(&first["refresh_token"]).await.expect(401);
    trade(&second["refresh_token"]).await.expect(401);
    signed_in.get("/api/auth/me").await.expect(401);
}

#[sqlx::test(migrator = "base::server::MIGRATOR")]
async fn an_access_token_ends_after_ten_minutes(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    cast.carol.get("/api/auth/me").await.expect(200);
    app.ctx.clock.advance(TimeDelta::minutes(11));
    cast.carol.get("/api/auth/me").await.expect(401);
}

#[sqlx::test(migrator = "base::server::MIGRATOR")]
async fn a_forged_or_altered_token_is_nobodys(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    // Once the true one is known, what is almost the same is still nobody's.
    cast.carol.get("/api/auth/me").await.expect(200);
    let own = cast.carol.token();
    let (said, signature) = own.rsplit_once('.').unwrap();
    let other = if signature.starts_with('A') { 'B' } else { 'A' };
    let altered = format!("{said}.{other}{}", &signature[1..]);
    for token in ["a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.", "", said, &altered, &format!("{own}A")] {
        cast.anyone.bearing(token).get("/api/auth/me").await.expect(401);
    }
}

#[sqlx::test(migrator = "base::server::MIGRATOR")]
async fn a_refused_sign_in_says_the_same_of_every_account(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let attempt = async |email: &str| {
        let answer = cast.anyone.post("/api/auth/login", json!({"email": email, "password": "wrong"})).await;
        (answer.status, answer.body)
    };
    assert_eq!(attempt("customer@example.com").await, attempt("nobody@example.com").await);
}

#[sqlx::test(migrator = "base::server::MIGRATOR")]
async fn guessing_is_slowed_down_whatever_a_header_claims(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let forwarded = axum::http::HeaderName::from_static("x-forwarded-for");
    let mut refused = None;
    for attempt in 0..200 {
        let caller = cast.anyone.with(forwarded.clone(), &format!("203.0.113.{attempt}"));
        let body = json!({"email": "customer@example.com", "password": "wrong"});
        let answer = caller.post("/api/auth/login", body).await;
        if answer.status == 429 {
            refused = Some(answer);
            break;
        }
    }
    let refused = refused.expect("nobody may guess two hundred times");
    let wait: u32 = refused.headers["retry-after"].to_str().unwrap().parse().unwrap();
    assert!(wait >= 1);
    assert_eq!(refused.json()["code"], "rate_limited");
}

#[sqlx::test(migrator = "base::server::MIGRATOR")]
async fn signing_out_ends_the_session_at_once(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    cast.carol.post("/api/auth/logout", json!({})).await.expect(204);
    cast.carol.get("/api/auth/me").await.expect(401);
    cast.charlie.get("/api/auth/me").await.expect(200);
}

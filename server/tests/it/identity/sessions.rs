//! Tokens: how long they live, what their reuse means, and what a stranger cannot learn.

use axum::http::{HeaderName, header};
use base::chrono::TimeDelta;
use serde_json::json;
use sqlx::PgPool;

use crate::support::{Answer, App, Client};

#[sqlx::test(migrator = "migrations::MIGRATOR")]
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

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_access_token_ends_after_ten_minutes(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    cast.carol.get("/api/auth/me").await.expect(200);
    app.ctx.clock.advance(TimeDelta::minutes(11));
    cast.carol.get("/api/auth/me").await.expect(401);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
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

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_refused_sign_in_says_the_same_of_every_account(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let attempt = async |email: &str| {
        let answer = cast.anyone.post("/api/auth/login", json!({"email": email, "password": "wrong"})).await;
        (answer.status, answer.body)
    };
    assert_eq!(attempt("customer@example.com").await, attempt("nobody@example.com").await);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
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

/// Addresses of a botnet: a guess from each, until the account's limit is reached.
async fn flood(app: &App) {
    let guess = json!({"email": "customer@example.com", "password": "wrong"});
    for network in 0..250u8 {
        let address = std::net::SocketAddr::from(([198, 51, 100, network], 50_000));
        if app.from(address).post("/api/auth/login", guess.clone()).await.status == 429 {
            return;
        }
    }
    panic!("a botnet may guess for ever");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_botnet_keeps_nobody_out_where_they_signed_in_before(db: PgPool) {
    let app = App::new(db);
    // Signs everybody in from the usual address.
    app.cast().await;
    flood(&app).await;
    let credentials = json!({"email": "customer@example.com", "password": "porchlight"});
    app.anyone().post("/api/auth/login", credentials.clone()).await.expect(200);
    let elsewhere = app.from(std::net::SocketAddr::from(([203, 0, 113, 9], 50_000)));
    elsewhere.post("/api/auth/login", credentials).await.expect(429);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_repeated_registration_is_no_second_way_in(db: PgPool) {
    let app = App::new(db.clone());
    let again = app.anyone().with(HeaderName::from_static("idempotency-key"), "one");
    let account = json!({"email": "dana@example.com", "password": "a long sentence", "name": "Dana"});
    let first = again.post("/api/auth/register", account.clone()).await.expect(201);
    let repeated = again.post("/api/auth/register", account.clone()).await.expect(201);
    assert_eq!(first["user"]["id"], repeated["user"]["id"]);
    let other = identity::server::hash_password("another sentence".to_owned()).await.unwrap();
    let change = "update users set password_hash = $1 where email = 'dana@example.com'";
    sqlx::query(change).bind(other).execute(&db).await.unwrap();
    again.post("/api/auth/register", account).await.expect(401);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_browser_that_did_not_hear_the_answer_stays_signed_in(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let credentials = json!({"email": "agent@example.com", "password": "porchlight"});
    let pair = cast.anyone.post("/api/auth/login", credentials).await.expect(200);
    let with = |refresh: &str| cast.anyone.with(header::COOKIE, &format!("refresh={refresh}"));
    let old = with(pair["refresh_token"].as_str().unwrap());
    // The answer with the next cookies is lost on its way.
    assert_eq!(old.get("/api/auth/me").await.status, 200);
    app.ctx.clock.advance(TimeDelta::seconds(21));
    let answer = old.get("/api/auth/me").await;
    assert_eq!(answer.status, 200, "as if it asked for the first time");
    let next = refresh_cookie(&answer).expect("it gets the next pair once more");
    // This one arrives, and the first time that it is used the old one is over.
    app.ctx.clock.advance(TimeDelta::minutes(11));
    let answer = with(&next).get("/api/auth/me").await;
    assert_eq!(answer.status, 200);
    let last = refresh_cookie(&answer).unwrap();
    assert_eq!(old.get("/api/auth/me").await.status, 401, "that is a thief's");
    assert_eq!(with(&last).get("/api/auth/me").await.status, 401, "and the whole family ends");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn of_two_tokens_that_replaced_one_only_the_first_used_counts(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let credentials = json!({"email": "agent@example.com", "password": "porchlight"});
    let pair = cast.anyone.post("/api/auth/login", credentials).await.expect(200);
    let with = |refresh: &str| cast.anyone.with(header::COOKIE, &format!("refresh={refresh}"));
    let old = with(pair["refresh_token"].as_str().unwrap());
    let thief = refresh_cookie(&old.get("/api/auth/me").await).unwrap();
    app.ctx.clock.advance(TimeDelta::seconds(21));
    let own = refresh_cookie(&old.get("/api/auth/me").await).unwrap();
    app.ctx.clock.advance(TimeDelta::seconds(21));
    let own = with(&own).get("/api/auth/me").await;
    assert_eq!(own.status, 200);
    assert_eq!(with(&thief).get("/api/auth/me").await.status, 401);
    let own = with(&refresh_cookie(&own).unwrap());
    assert_eq!(own.get("/api/auth/me").await.status, 401, "whoever it was, both sign in again");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_token_that_was_used_before_its_successor_was_kept_is_over(db: PgPool) {
    let app = App::new(db.clone());
    let cast = app.cast().await;
    let credentials = json!({"email": "agent@example.com", "password": "porchlight"});
    let pair = cast.anyone.post("/api/auth/login", credentials).await.expect(200);
    let used = "update refresh_tokens set used_at = created_at - interval '1 day' where token_hash = $1";
    let token = pair["refresh_token"].as_str().unwrap();
    sqlx::query(used).bind(base::server::digest(token)).execute(&db).await.unwrap();
    let old = cast.anyone.with(header::COOKIE, &format!("refresh={token}"));
    assert_eq!(old.get("/api/auth/me").await.status, 401);
}

fn refresh_cookie(answer: &Answer) -> Option<String> {
    let cookies = answer.headers.get_all(header::SET_COOKIE).iter();
    let mut cookies = cookies.filter_map(|cookie| cookie.to_str().unwrap().strip_prefix("refresh="));
    cookies.find_map(|cookie| cookie.split(';').next()).map(str::to_owned)
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_taken_address_is_refused_like_a_bad_one_and_seldom(db: PgPool) {
    let app = App::new(db);
    app.cast().await;
    let (prober, customer) = (app.from(([192, 0, 2, 7], 1).into()), app.from(([192, 0, 2, 8], 1).into()));
    let account = |email: &str| json!({"email": email, "password": "a long sentence", "name": "Dana"});
    let register =
        async |client: &Client, email: &str| client.post("/api/auth/register", account(email)).await;
    let fault = register(&prober, "customer@example.com").await.expect(400);
    assert_eq!(fault["code"], "invalid_input");
    assert!(fault["details"]["email"].as_str().unwrap().starts_with("cannot be used"), "{fault}");
    for _ in 0..9 {
        register(&prober, "CUSTOMER@example.com").await.expect(400);
    }
    // From here on there is no telling one from the other.
    register(&prober, "customer@example.com").await.expect(429);
    register(&prober, "nobody@example.com").await.expect(429);
    register(&customer, "nobody@example.com").await.expect(201);
    // What turns out well does not count.
    for number in 0..12 {
        register(&customer, &format!("new{number}@example.com")).await.expect(201);
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_address_is_one_account_whatever_a_copy_brings_along(db: PgPool) {
    let app = App::new(db);
    let anyone = app.anyone();
    let account =
        |email: &str| json!({"email": email, "password": "Gr\u{fc}\u{df}e aus K\u{f6}ln", "name": "Dana"});
    let made = anyone.post("/api/auth/register", account("da\u{200b}na@example.com")).await.expect(201);
    assert_eq!(made["user"]["email"], "dana@example.com");
    for written in ["dana@example.com", "\u{feff}dana@example.com", "da\u{ad}na@example.com"] {
        anyone.post("/api/auth/register", account(written)).await.expect(400);
        let password = "Gru\u{308}\u{df}e aus Ko\u{308}ln";
        anyone.post("/api/auth/login", json!({"email": written, "password": password})).await.expect(200);
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn signing_out_ends_the_session_at_once(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    cast.carol.post("/api/auth/logout", json!({})).await.expect(204);
    cast.carol.get("/api/auth/me").await.expect(401);
    cast.charlie.get("/api/auth/me").await.expect(200);
}

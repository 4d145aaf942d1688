//! Somebody's own account, through the API.

use axum::http::{Method, header};
use base::{UserId, server::Actor};
use identity::server::account::{make_confirmation_link, make_password_link};
use serde_json::{Value, json};
use sqlx::PgPool;

use crate::support::{App, Client};

async fn id_of(client: &Client) -> UserId {
    client.get("/api/auth/me").await.expect(200)["id"].as_str().unwrap().parse().unwrap()
}

async fn delete(client: &Client, path: &str) -> u16 {
    client.send(Method::DELETE, path, None).await.status.as_u16()
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_person_changes_their_own_record(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let change = json!({"name": " Carol  Lind ", "locale": "de", "timeZone": "Europe/Berlin"});
    let user = cast.carol.patch("/api/auth/me", change).await.expect(200);
    assert_eq!(
        (&user["name"], &user["locale"], &user["time_zone"]),
        (&json!("Carol Lind"), &json!("de"), &json!("Europe/Berlin"))
    );
    assert_eq!(cast.carol.get("/api/auth/me").await.expect(200), user);
    assert!(user["email_confirmed_at"].is_string() && user["avatar_file_id"].is_null(), "{user}");
    cast.anyone.patch("/api/auth/me", json!({"name": "Nobody"})).await.expect(401);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_is_wrong_with_a_change_is_named_and_nothing_is_written(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let before = cast.carol.get("/api/auth/me").await.expect(200);
    for (change, field) in [
        (json!({"name": "   "}), "name"),
        (json!({"name": "a".repeat(300)}), "name"),
        (json!({"name": "\u{202e}\u{2066}"}), "name"),
        (json!({"name": "Caro", "time_zone": "Europe/Atlantis"}), "time_zone"),
        (json!({"locale": "tlh"}), "locale"),
        (json!({"password": "short", "current_password": "porchlight"}), "password"),
        (json!({"password": "a".repeat(201), "current_password": "porchlight"}), "password"),
        (json!({"password": "a long sentence"}), "current_password"),
        (json!({"password": "a long sentence", "current_password": "wrong"}), "current_password"),
        (json!({"email": "other@example.com"}), "email"),
    ] {
        let fault = cast.carol.patch("/api/auth/me", change.clone()).await.expect(400);
        assert!(fault["details"][field].is_string(), "{change}: {fault}");
    }
    assert_eq!(cast.carol.get("/api/auth/me").await.expect(200), before);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_new_password_leaves_this_session_and_no_other(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let sign_in = async |password: &str| {
        let credentials = json!({"email": "customer@example.com", "password": password});
        cast.anyone.post("/api/auth/login", credentials).await
    };
    let other = sign_in("porchlight").await.expect(200);
    let change = json!({"password": "a long sentence", "current_password": "porchlight"});
    cast.carol.patch("/api/auth/me", change).await.expect(200);
    cast.carol.get("/api/auth/me").await.expect(200);
    cast.anyone.bearing(other["access_token"].as_str().unwrap()).get("/api/auth/me").await.expect(401);
    let refresh = json!({"refresh_token": other["refresh_token"]});
    cast.anyone.post("/api/auth/refresh", refresh).await.expect(401);
    sign_in("porchlight").await.expect(401);
    sign_in("a long sentence").await.expect(200);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn sessions_are_seen_and_ended_by_whose_they_are(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let credentials = json!({"email": "customer@example.com", "password": "porchlight"});
    let agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    let firefox = cast.anyone.with(header::USER_AGENT, agent);
    let signed_in = firefox.post("/api/auth/login", credentials).await.expect(200);
    let other = cast.anyone.bearing(signed_in["access_token"].as_str().unwrap());
    let listed = cast.carol.get("/api/auth/sessions").await.expect(200);
    let listed = listed["sessions"].as_array().unwrap();
    let shown: Vec<_> = listed.iter().map(|session| (&session["device"], &session["is_current"])).collect();
    assert_eq!(shown, [(&Value::Null, &json!(true)), (&json!("Firefox · Linux"), &json!(false))]);
    let foreign = format!("/api/auth/sessions/{}", listed[1]["id"].as_str().unwrap());
    assert_eq!(delete(&cast.charlie, &foreign).await, 404);
    assert_eq!(delete(&cast.erin, &foreign).await, 404, "an admin has a door of their own for that");
    assert_eq!(delete(&cast.carol, "/api/auth/sessions/none").await, 404);
    other.get("/api/auth/me").await.expect(200);
    assert_eq!(delete(&cast.carol, &foreign).await, 204);
    other.get("/api/auth/me").await.expect(401);
    let own = format!("/api/auth/sessions/{}", listed[0]["id"].as_str().unwrap());
    let answer = cast.carol.send(Method::DELETE, &own, None).await;
    assert_eq!(answer.status, 204);
    assert_eq!(answer.headers.get_all(header::SET_COOKIE).iter().count(), 2, "a browser forgets its cookies");
    cast.carol.get("/api/auth/me").await.expect(401);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn every_other_session_ends_at_once(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let credentials = json!({"email": "customer@example.com", "password": "porchlight"});
    let signed_in = cast.anyone.post("/api/auth/login", credentials).await.expect(200);
    let own = cast.anyone.bearing(signed_in["access_token"].as_str().unwrap());
    assert_eq!(delete(&own, "/api/auth/sessions").await, 204);
    cast.carol.get("/api/auth/me").await.expect(401);
    own.get("/api/auth/me").await.expect(200);
    cast.charlie.get("/api/auth/me").await.expect(200);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn nobody_learns_from_a_forgotten_password_who_has_an_account(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let ask = async |client: &Client, email: &str| {
        let answer = client.post("/api/auth/password/forgot", json!({ "email": email })).await;
        let mut headers = answer.headers;
        headers.remove("x-request-id");
        (answer.status.as_u16(), headers, answer.body)
    };
    let known = ask(&cast.anyone, "customer@example.com").await;
    assert_eq!((known.0, known.2.as_str()), (202, ""));
    assert_eq!(ask(&cast.anyone, "nobody@example.com").await, known);
    let fault = cast.anyone.post("/api/auth/password/forgot", json!({"email": "nobody"})).await.expect(400);
    assert!(fault["details"]["email"].is_string(), "{fault}");
    let prober = app.from(([192, 0, 2, 7], 1).into());
    for number in 0..10 {
        assert_eq!(ask(&prober, &format!("nobody{number}@example.com")).await.0, 202);
    }
    assert_eq!(ask(&prober, "customer@example.com").await.0, 429, "from one place, whoever it is");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_link_sets_a_password_and_ends_every_session(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let (carol, erin) = (id_of(&cast.carol).await, id_of(&cast.erin).await);
    let admin = Actor::acting(&app.ctx, erin, "Erin", base::Role::Admin);
    let link = make_password_link(&app.ctx, &admin, carol).await.unwrap();
    let token = link.split_once("?token=").unwrap().1;
    let page = cast.anyone.get(link.strip_prefix("http://127.0.0.1").unwrap()).await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains(token), "the form has the link's secret");
    let reset = |password: &str| json!({"token": token, "password": password});
    let fault = cast.anyone.post("/api/auth/password/reset", reset("short")).await.expect(400);
    assert!(fault["details"]["password"].is_string(), "{fault}");
    cast.anyone.post("/api/auth/password/reset", reset("a long sentence")).await.expect(204);
    cast.carol.get("/api/auth/me").await.expect(401);
    let fault = cast.anyone.post("/api/auth/password/reset", reset("a long sentence")).await.expect(400);
    assert!(fault["details"]["token"].is_string(), "{fault}");
    let credentials = json!({"email": "customer@example.com", "password": "a long sentence"});
    cast.anyone.post("/api/auth/login", credentials).await.expect(200);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn who_only_looks_at_a_confirmation_link_confirms_nothing(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let charlie = id_of(&cast.charlie).await;
    let link = make_confirmation_link(&app.ctx, &Actor::System, charlie).await.unwrap();
    let confirmed = async || {
        let user = cast.charlie.get("/api/auth/me").await.expect(200);
        user["email_confirmed_at"].is_string()
    };
    for _scanner in 0..2 {
        let page = cast.anyone.get(link.strip_prefix("http://127.0.0.1").unwrap()).await;
        assert_eq!(page.status, 200);
        assert!(!confirmed().await);
    }
    let token = json!({"token": link.split_once("?token=").unwrap().1});
    cast.anyone.post("/api/auth/email/confirm", token.clone()).await.expect(204);
    assert!(confirmed().await);
    cast.anyone.post("/api/auth/email/confirm", token).await.expect(400);
}

//! Satisfaction through the router: asked by a consumer, answered on the page, by the API and by a link, read at the desk.

use axum::{
    body::Body,
    http::{Method, header},
};
use base::{chrono::TimeDelta, uuid::Uuid};
use feedback::server::satisfaction::link_token;
use serde_json::{Value, json};
use server::consumers;
use sqlx::PgPool;

use crate::support::{Answer, App, Cast, Client};

const FORM: Option<&str> = Some("application/x-www-form-urlencoded");

/// A form as a browser sends it by itself, from a page.
async fn send(browser: &Client, page: &str, form: String) -> Answer {
    let page =
        browser.with(header::REFERER, &format!("http://127.0.0.1{page}")).with(header::ACCEPT, "text/html");
    page.send_raw(Method::POST, "/fn/rate_ticket", FORM, Body::from(form)).await
}

async fn set_status(who: &Client, number: &str, status: &str) {
    who.patch(&format!("/api/support/tickets/{number}"), json!({"status": status})).await.expect(200);
}

/// A ticket of Carol's that Alice took and resolved, and whose requester was asked: its id and its number.
pub(super) async fn resolved(app: &App, cast: &Cast) -> (Uuid, String) {
    consumers().run_due(&app.ctx).await.unwrap();
    let ticket = cast.ticket().await;
    let number = ticket["number"].as_str().unwrap().to_owned();
    cast.alice
        .send(Method::POST, &format!("/api/support/agent/tickets/{number}/claim"), None)
        .await
        .expect(200);
    set_status(&cast.alice, &number, "resolved").await;
    consumers().run_due(&app.ctx).await.unwrap();
    (ticket["id"].as_str().unwrap().parse().unwrap(), number)
}

/// What was asked and what was answered.
async fn rows(app: &App) -> (i64, i64) {
    sqlx::query_as("select count(*), count(rating) from satisfaction_ratings")
        .fetch_one(&app.ctx.db)
        .await
        .unwrap()
}

pub(super) async fn status_of(cast: &Cast, number: &str) -> Value {
    cast.alice.get(&format!("/api/support/tickets/{number}")).await.expect(200)["status"].clone()
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_resolved_ticket_asks_once_and_is_rated_over_the_api(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let (_, number) = resolved(&app, &cast).await;
    consumers().run_due(&app.ctx).await.unwrap();
    assert_eq!(rows(&app).await, (1, 0), "asked once");
    let path = format!("/api/support/tickets/{number}/rating");
    let given = cast.carol.post(&path, json!({"score": 4, "comment": "Kind."})).await.expect(200);
    assert_eq!((&given["rating"], &given["comment"]), (&json!(4), &json!("Kind.")));
    assert_eq!(cast.carol.post(&path, json!({"score": 5})).await.expect(200)["rating"], 5);
    assert_eq!(rows(&app).await, (1, 1));
    for (who, status) in [(&cast.anyone, 401), (&cast.charlie, 404), (&cast.alice, 404)] {
        assert_eq!(who.post(&path, json!({"score": 1})).await.status, status);
    }
    for rating in [0, 6] {
        let wrong = cast.carol.post(&path, json!({"score": rating})).await.expect(400);
        assert!(wrong["details"]["score"].is_string(), "{wrong}");
    }
    set_status(&cast.carol, &number, "closed").await;
    assert_eq!(cast.carol.post(&path, json!({"score": 1})).await.status, 409);
    let open = cast.ticket().await["number"].as_str().unwrap().to_owned();
    let open = cast.carol.post(&format!("/api/support/tickets/{open}/rating"), json!({"score": 1})).await;
    assert_eq!(open.status, 409);
    let list = "/api/support/agent/satisfaction?from=2020-01-01&rating=5";
    assert_eq!(cast.alice.get(list).await.expect(200)["counts"], json!([0, 0, 0, 0, 1]));
    assert_eq!(cast.bob.get(list).await.expect(200)["pagination"]["total"], 0, "it was not Bob's work");
    assert_eq!(cast.erin.get(list).await.expect(200)["ratings"][0]["ticket_number"], *number);
    assert_eq!(cast.erin.get("/api/support/agent/satisfaction?rating=9").await.status, 400);
    assert_eq!(cast.erin.get("/api/support/agent/satisfaction?from=soon").await.status, 400);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn who_is_unhappy_has_the_ticket_opened_again_where_they_want(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let (_, number) = resolved(&app, &cast).await;
    let path = format!("/api/support/tickets/{number}/rating");
    cast.carol.post(&path, json!({"score": 4, "reopen": true})).await.expect(200);
    assert_eq!(status_of(&cast, &number).await, "resolved", "who is content has no reason for it");
    cast.carol.post(&path, json!({"score": 1, "reopen": false})).await.expect(200);
    assert_eq!(status_of(&cast, &number).await, "resolved");
    cast.carol.post(&path, json!({"score": 2, "reopen": true})).await.expect(200);
    assert_eq!(status_of(&cast, &number).await, "open");
    assert_eq!(cast.carol.post(&path, json!({"score": 5})).await.status, 409, "it is not resolved any more");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn each_resolution_is_rated_by_itself_and_is_its_own_agents(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let (_, number) = resolved(&app, &cast).await;
    let path = format!("/api/support/tickets/{number}/rating");
    cast.carol.post(&path, json!({"score": 1, "reopen": true})).await.expect(200);
    app.ctx.clock.advance(TimeDelta::minutes(1));
    let bob = cast.bob.get("/api/auth/me").await.expect(200)["id"].clone();
    let ticket = format!("/api/support/tickets/{number}");
    cast.erin.patch(&ticket, json!({"assigned_to": bob})).await.expect(200);
    set_status(&cast.bob, &number, "resolved").await;
    consumers().run_due(&app.ctx).await.unwrap();
    assert_eq!(rows(&app).await, (2, 1), "asked once more");
    cast.carol.post(&path, json!({"score": 5})).await.expect(200);
    let list = "/api/support/agent/satisfaction?from=2020-01-01";
    for (agent, counts) in [(&cast.alice, json!([1, 0, 0, 0, 0])), (&cast.bob, json!([0, 0, 0, 0, 1]))] {
        assert_eq!(agent.get(list).await.expect(200)["counts"], counts);
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_link_of_a_mail_rates_over_the_api_but_no_other_ticket(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let (id, number) = resolved(&app, &cast).await;
    let token = link_token(&app.ctx, id).await.unwrap().unwrap();
    let other = cast.ticket().await["number"].as_str().unwrap().to_owned();
    let path = |number: &str| format!("/api/support/tickets/{number}/rating");
    let sent = json!({"score": 2, "token": token});
    assert_eq!(cast.anyone.post(&path(&other), sent.clone()).await.status, 400);
    assert_eq!(cast.anyone.post(&path(&number), json!({"score": 2, "token": "none"})).await.status, 400);
    assert_eq!(rows(&app).await, (1, 0));
    assert_eq!(cast.anyone.post(&path(&number), sent).await.expect(200)["rating"], 2);
    assert_eq!(rows(&app).await, (1, 1));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_requesters_page_asks_by_a_plain_form_and_the_desk_reads_it(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let open = cast.ticket().await["number"].as_str().unwrap().to_owned();
    assert!(!cast.carol.get(&format!("/dashboard/help/{open}")).await.body.contains("name=\"score\""));
    let (_, number) = resolved(&app, &cast).await;
    let own = format!("/dashboard/help/{number}");
    let page = cast.carol.get(&own).await.body;
    assert!(page.contains("How was the help you got?") && page.contains("Very unhappy"), "{page}");
    assert!(page.contains("action=\"/fn/rate_ticket\"") && page.contains("type=\"radio\""), "{page}");
    let answered =
        send(&cast.carol, &own, format!("number={number}&score=4&comment=%3Cb%3EKind%3C%2Fb%3E")).await;
    let back = answered.headers[header::LOCATION].to_str().unwrap();
    assert!(back.trim_end_matches('?').ends_with(&own), "{back}");
    let page = cast.carol.get(&own).await.body;
    assert!(page.contains("You said: Happy.") && page.contains("Change my answer"), "{page}");
    let desk = format!("/agent/tickets/{number}");
    let page = cast.alice.get(&desk).await.body;
    assert!(page.contains("Satisfaction: 4 of 5") && page.contains("&lt;b&gt;Kind"), "{page}");
    assert!(!page.contains("<b>Kind"));
    assert!(cast.erin.get(&desk).await.body.contains("Satisfaction: 4 of 5"));
    assert!(!cast.bob.get(&desk).await.body.contains("Satisfaction: 4 of 5"), "it was not Bob's work");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_link_records_nothing_until_its_button_is_pressed(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let (id, number) = resolved(&app, &cast).await;
    let token = link_token(&app.ctx, id).await.unwrap().unwrap();
    let link = format!("/satisfaction?token={token}&rating=1");
    for _ in 0..3 {
        let page = cast.anyone.get(&link).await;
        assert_eq!(page.status, 200, "{}", page.body);
        assert!(page.body.contains(&number) && page.body.contains("Nothing is recorded"), "{}", page.body);
    }
    assert_eq!(cast.anyone.send(Method::HEAD, &link, None).await.status, 200);
    assert_eq!(rows(&app).await, (1, 0));
    let events: i64 = sqlx::query_scalar("select count(*) from outbox where kind = 'satisfaction.rated'")
        .fetch_one(&app.ctx.db)
        .await
        .unwrap();
    assert_eq!((events, status_of(&cast, &number).await), (0, json!("resolved")));
    let pressed = send(&cast.anyone, &link, format!("token={token}&score=1&comment=&reopen=true")).await;
    assert!(pressed.status.is_redirection(), "{}", pressed.body);
    assert_eq!(rows(&app).await, (1, 1));
    assert_eq!(status_of(&cast, &number).await, "open");
    assert!(cast.anyone.get(&link).await.body.contains("You said: Very unhappy."));
    for wrong in ["none", "", &token[..token.len() - 2]] {
        let page = cast.anyone.get(&format!("/satisfaction?token={wrong}")).await;
        assert_eq!(page.status, 400, "{}", page.body);
        let refused = send(&cast.anyone, "/satisfaction", format!("token={wrong}&score=5")).await;
        assert!(
            refused.headers[header::LOCATION].to_str().unwrap().contains("__err"),
            "{:?}",
            refused.headers
        );
    }
    let number = send(&cast.anyone, "/satisfaction", format!("number={number}&score=5")).await;
    assert!(
        number.headers[header::LOCATION].to_str().unwrap().contains("__err"),
        "a number alone is no link"
    );
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_score_is_a_rating_of_the_requester_or_of_the_mails_token(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let (id, number) = resolved(&app, &cast).await;
    let path = format!("/api/support/tickets/{number}/rating");
    assert_eq!(cast.carol.get(&path).await.status, 405);
    assert_eq!(rows(&app).await, (1, 0), "a GET records nothing");
    for score in [json!(0), json!(6), json!(-1), json!(4.5), json!("good"), json!(70_000)] {
        let wrong = cast.carol.post(&path, json!({"score": score})).await.expect(400);
        assert!(wrong["details"]["score"].is_string(), "{score}: {wrong}");
    }
    let long = json!({"score": 3, "comment": "a".repeat(2_001)});
    assert!(cast.carol.post(&path, long).await.expect(400)["details"]["comment"].is_string());
    assert_eq!(rows(&app).await, (1, 0));
    let given = cast.carol.post(&path, json!({"score": 4, "comment": "<b>Kind</b>"})).await.expect(200);
    assert_eq!((&given["rating"], &given["comment"]), (&json!(4), &json!("<b>Kind</b>")));
    let token = link_token(&app.ctx, id).await.unwrap().unwrap();
    let given = cast.anyone.post(&path, json!({"score": 2, "token": token})).await.expect(200);
    assert_eq!(given["rating"], 2);
    let wrong = cast.anyone.post(&path, json!({"score": 2, "token": "none"})).await.expect(400);
    assert!(wrong["details"]["token"].is_string(), "{wrong}");
    for (who, status) in [(&cast.anyone, 401), (&cast.charlie, 404), (&cast.alice, 404)] {
        who.post(&path, json!({"score": 1})).await.expect(status);
    }
    assert_eq!(rows(&app).await, (1, 1));
}

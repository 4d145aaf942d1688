//! A socket lives only as long as what let it in.

use base::{
    Role,
    chrono::TimeDelta,
    server::{Actor, Ctx, Result},
};
use identity::server::{deactivate, grant_role, sign_out_everywhere};
use serde_json::{Value, json};
use sqlx::PgPool;

use super::Line;
use crate::support::{App, Client};

const TICKET: &str = "/api/support/tickets";

async fn ask(client: &Client) {
    client.post(TICKET, json!({"subject": "after", "description": "b"})).await.expect(201);
}

async fn sign_in(anyone: &Client, email: &str) -> Value {
    let credentials = json!({"email": email, "password": "porchlight"});
    anyone.post("/api/auth/login", credentials).await.expect(200)
}

/// Alice hears the queue in two processes; `revoke` happens in the first of them.
async fn ends_everywhere(db: PgPool, revoke: impl AsyncFnOnce(&Ctx, &Actor) -> Result<()>) {
    let (one, other) = (App::new(db.clone()), App::new(db));
    let (ctx, cast) = (one.ctx.clone(), one.cast().await);
    let elsewhere = other.anyone().bearing(&cast.alice.token());
    let (one, other) = (one.serve().await, other.serve().await);
    let mut near = Line::open(one.address, &cast.alice.token()).await;
    let mut far = Line::open(other.address, &cast.alice.token()).await;
    near.subscribe("queue", None).await;
    far.subscribe("queue", None).await;
    elsewhere.get("/api/support/agent/tickets").await.expect(200);
    let me = cast.alice.get("/api/auth/me").await.expect(200);
    let alice = Actor::acting(&ctx, me["id"].as_str().unwrap().parse().unwrap(), "Alice", Role::Agent);
    revoke(&ctx, &alice).await.unwrap();
    ask(&cast.carol).await;
    assert_eq!(near.rest().await, (Vec::new(), 1008), "nothing that came after is heard");
    cast.alice.get("/api/support/agent/tickets").await.expect(401);
    assert_eq!(far.closed().await, 1008);
    elsewhere.get("/api/support/agent/tickets").await.expect(401);
    // Whom it was not about stays.
    cast.bob.get("/api/support/agent/tickets").await.expect(200);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_demoted_agent_hears_nothing_more_in_any_process(db: PgPool) {
    let demote = async |ctx: &Ctx, _: &Actor| {
        grant_role(ctx, &Actor::System, "agent@example.com", Role::Customer).await
    };
    ends_everywhere(db.clone(), demote).await;
    let app = App::new(db);
    let pair = sign_in(&app.anyone(), "agent@example.com").await;
    let demoted = app.anyone().bearing(pair["access_token"].as_str().unwrap());
    demoted.get("/api/support/agent/tickets").await.expect(403);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_closed_account_hears_nothing_more_in_any_process(db: PgPool) {
    ends_everywhere(db, async |ctx: &Ctx, alice: &Actor| {
        deactivate(ctx, &Actor::System, alice.id().unwrap()).await
    })
    .await;
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn signing_out_everywhere_ends_every_line_in_every_process(db: PgPool) {
    ends_everywhere(db, async |ctx: &Ctx, alice: &Actor| sign_out_everywhere(ctx, alice).await).await;
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_line_ends_with_its_token_unless_it_gets_a_fresh_one(db: PgPool) {
    let app = App::new(db);
    let (ctx, cast, anyone) = (app.ctx.clone(), app.cast().await, app.anyone());
    let served = app.serve().await;
    let mut stale = Line::open(served.address, &cast.alice.token()).await;
    let mut fresh = Line::open(served.address, &cast.alice.token()).await;
    stale.subscribe("queue", None).await;
    fresh.subscribe("queue", None).await;
    ctx.clock.advance(TimeDelta::minutes(9));
    let pair = sign_in(&anyone, "agent@example.com").await;
    fresh.say(json!({"type": "authenticate", "token": pair["access_token"]})).await;
    fresh.say(json!({"type": "ping"})).await;
    assert_eq!(fresh.hear().await["type"], "pong");
    ctx.clock.advance(TimeDelta::minutes(2));
    let carol = sign_in(&anyone, "customer@example.com").await;
    ask(&anyone.bearing(carol["access_token"].as_str().unwrap())).await;
    assert_eq!(stale.rest().await, (Vec::new(), 1008));
    assert_eq!(fresh.event().await["topic"], "queue");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_browsers_line_outlives_its_access_cookie_and_ends_with_its_session(db: PgPool) {
    let app = App::new(db);
    let (ctx, cast, anyone) = (app.ctx.clone(), app.cast().await, app.anyone());
    let served = app.serve().await;
    let cookie = format!("access={}", cast.alice.token());
    let mut line = Line::open_with(served.address, "cookie", &cookie).await;
    line.subscribe("queue", None).await;
    ctx.clock.advance(TimeDelta::minutes(11));
    let carol = sign_in(&anyone, "customer@example.com").await;
    ask(&anyone.bearing(carol["access_token"].as_str().unwrap())).await;
    assert_eq!(line.event().await["topic"], "queue");
    ctx.clock.advance(TimeDelta::days(31));
    line.say(json!({"type": "ping"})).await;
    assert_eq!(line.rest().await, (Vec::new(), 1008));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_topic_that_is_no_longer_theirs_is_left(db: PgPool) {
    let app = App::new(db.clone());
    let cast = app.cast().await;
    let id = cast.ticket().await["id"].as_str().unwrap().to_owned();
    let topic = format!("ticket:{id}");
    let served = app.serve().await;
    let mut carol = Line::open(served.address, &cast.carol.token()).await;
    carol.subscribe(&topic, None).await;
    let give =
        "update tickets set requester_id = (select id from users where email = 'customer2@example.com')";
    sqlx::query(give).execute(&db).await.unwrap();
    // As the clock does every minute, and a fresh token at once.
    carol.say(json!({"type": "authenticate", "token": cast.carol.token()})).await;
    let refused = carol.hear().await;
    assert_eq!((&refused["code"], &refused["topic"]), (&json!("not_found"), &json!(topic)));
    let path = format!("/api/support/tickets/{id}/messages");
    cast.charlie.post(&path, json!({"body": "mine now"})).await.expect(201);
    carol.say(json!({"type": "ping"})).await;
    assert_eq!(carol.hear().await["type"], "pong", "nothing of it is heard any more");
}

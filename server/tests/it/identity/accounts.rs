//! Accounts that change: their role, their team, whether they are open.

use base::{
    Locale, Role, TeamId,
    server::{Actor, Error},
};
use identity::server::{change_teams, deactivate, find_person, grant_role, reactivate};
use serde_json::json;
use sqlx::PgPool;

use crate::support::{App, Client};

async fn id_of(client: &Client) -> base::UserId {
    client.get("/api/auth/me").await.expect(200)["id"].as_str().unwrap().parse().unwrap()
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_closed_account_lets_nobody_in_until_it_is_opened_again(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let credentials = json!({"email": "customer@example.com", "password": "porchlight"});
    let pair = cast.anyone.post("/api/auth/login", credentials.clone()).await.expect(200);
    let (carol, erin) = (id_of(&cast.carol).await, id_of(&cast.erin).await);
    let admin = Actor::acting(&app.ctx, erin, "Erin", Role::Admin);
    deactivate(&app.ctx, &admin, carol).await.unwrap();
    cast.carol.get("/api/auth/me").await.expect(401);
    let refresh = json!({"refresh_token": pair["refresh_token"]});
    cast.anyone.post("/api/auth/refresh", refresh).await.expect(401);
    cast.anyone.post("/api/auth/login", credentials.clone()).await.expect(401);
    reactivate(&app.ctx, &admin, carol).await.unwrap();
    cast.carol.get("/api/auth/me").await.expect(401);
    cast.anyone.post("/api/auth/login", credentials).await.expect(200);
    let agent = Actor::acting(&app.ctx, carol, "Alice", Role::Agent);
    assert!(matches!(deactivate(&app.ctx, &agent, erin).await, Err(Error::Forbidden)));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn every_change_of_what_somebody_may_do_is_an_event_that_says_who_did_it(db: PgPool) {
    let app = App::new(db.clone());
    let cast = app.cast().await;
    let (carol, erin) = (id_of(&cast.carol).await, id_of(&cast.erin).await);
    let admin = Actor::acting(&app.ctx, erin, "Erin", Role::Admin);
    grant_role(&app.ctx, &admin, "customer@example.com", Role::Agent).await.unwrap();
    deactivate(&app.ctx, &admin, carol).await.unwrap();
    reactivate(&app.ctx, &Actor::System, carol).await.unwrap();
    let events: Vec<serde_json::Value> =
        sqlx::query_scalar("select event from outbox where topic = 'person:' || $1 order by seq")
            .bind(carol.to_string())
            .fetch_all(&db)
            .await
            .unwrap();
    let by_erin = json!({"kind": "admin", "id": erin, "name": "Erin"});
    let wanted = json!([
        {"type": "role_granted", "from": "customer", "to": "agent", "by": by_erin},
        {"type": "deactivated", "by": by_erin},
        {"type": "reactivated", "by": {"kind": "system", "id": null, "name": null}},
    ]);
    assert_eq!(json!(events), wanted);
    let logged: Vec<(String, Option<String>)> =
        sqlx::query_as("select action, actor_name from audit_log where subject_id = $1 order by at, id")
            .bind(carol.to_string())
            .fetch_all(&db)
            .await
            .unwrap();
    let line = |action: &str, name: Option<&str>| (action.to_owned(), name.map(str::to_owned));
    assert_eq!(
        logged,
        [
            line("person.role_granted", Some("Erin")),
            line("person.deactivated", Some("Erin")),
            line("person.reactivated", None),
        ]
    );
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_closed_colleague_is_given_no_work(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let ticket = cast.ticket().await["id"].as_str().unwrap().to_owned();
    let bob = id_of(&cast.bob).await;
    deactivate(&app.ctx, &Actor::System, bob).await.unwrap();
    let agents = cast.alice.get("/api/support/agents").await.expect(200);
    assert!(agents["agents"].as_array().unwrap().iter().all(|agent| agent["name"] != "Bob"), "{agents}");
    let give = json!({"assigned_to": bob});
    cast.alice.patch(&format!("/api/support/agent/tickets/{ticket}"), give).await.expect(400);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn whoever_is_granted_the_desk_can_be_given_work_until_they_leave_it(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let path = format!("/api/support/agent/tickets/{}", cast.ticket().await["id"].as_str().unwrap());
    let charlie = id_of(&cast.charlie).await;
    let is_colleague = async || {
        let agents = cast.alice.get("/api/support/agents").await.expect(200);
        agents["agents"].as_array().unwrap().iter().any(|agent| agent["name"] == "Charlie")
    };
    let grant = async |role| grant_role(&app.ctx, &Actor::System, "customer2@example.com", role).await;
    assert!(!is_colleague().await);
    grant(Role::Agent).await.unwrap();
    assert!(is_colleague().await);
    let ticket = cast.alice.patch(&path, json!({"assigned_to": charlie})).await.expect(200);
    assert_eq!(ticket["ticket"]["assigned_to"]["name"], "Charlie");
    grant(Role::Customer).await.unwrap();
    assert!(!is_colleague().await);
    let ticket = cast.alice.get(&path).await.expect(200);
    assert_eq!(ticket["ticket"]["assigned_to"]["name"], "Charlie", "nothing is taken away without a word");
    cast.alice.patch(&path, json!({"assigned_to": null})).await.expect(200);
    cast.alice.patch(&path, json!({"assigned_to": charlie})).await.expect(400);
    assert!(matches!(
        grant_role(&app.ctx, &Actor::System, "nobody@example.com", Role::Agent).await,
        Err(Error::NotFound)
    ));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn people_have_a_language_and_a_time_zone_from_their_registration_on(db: PgPool) {
    let app = App::new(db);
    let german = app.anyone().with(axum::http::header::ACCEPT_LANGUAGE, "de-AT, en;q=0.5");
    let account = |email: &str| json!({"email": email, "password": "a long sentence", "name": "Dana"});
    let mut said = account("said@example.com");
    said["locale"] = json!("ar");
    said["time_zone"] = json!("Europe/Vienna");
    let said = german.post("/api/auth/register", said).await.expect(201);
    assert_eq!(
        (&said["user"]["locale"], &said["user"]["time_zone"]),
        (&json!("ar"), &json!("Europe/Vienna"))
    );
    let heard = german.post("/api/auth/register", account("heard@example.com")).await.expect(201);
    assert_eq!((&heard["user"]["locale"], &heard["user"]["time_zone"]), (&json!("de"), &json!(null)));
    let silent = app.anyone().post("/api/auth/register", account("silent@example.com")).await.expect(201);
    assert_eq!(silent["user"]["locale"], json!(null));
    let id = silent["user"]["id"].as_str().unwrap().parse().unwrap();
    let person = find_person(&app.ctx, id).await.unwrap().unwrap();
    assert_eq!((person.language(), person.zone()), (Locale::En, "UTC"));
    let mut wrong = account("wrong@example.com");
    wrong["timeZone"] = json!("+02:00");
    let fault = german.post("/api/auth/register", wrong).await.expect(400);
    assert!(fault["details"]["time_zone"].is_string(), "{fault}");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_browser_goes_on_under_a_new_role_and_in_a_new_team(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let credentials = json!({"email": "agent@example.com", "password": "porchlight"});
    let pair = cast.anyone.post("/api/auth/login", credentials).await.expect(200);
    let token = |name: &str| pair[name].as_str().unwrap().to_owned();
    let cookies = format!("access={}; refresh={}", token("access_token"), token("refresh_token"));
    let browser = cast.anyone.with(axum::http::header::COOKIE, &cookies);
    let alice = id_of(&cast.alice).await;
    let team = TeamId(app.ctx.id());
    let missing = change_teams(&app.ctx, &Actor::System, alice, &[team]).await;
    assert!(matches!(missing, Err(Error::Invalid(_))), "there is no such team");
    change_teams(&app.ctx, &Actor::System, alice, &[]).await.unwrap();
    cast.alice.get("/api/auth/me").await.expect(401);
    let answer = browser.get("/api/support/agent/tickets").await;
    assert!(answer.headers.contains_key("set-cookie"), "renewed on the way");
    answer.expect(200);
    grant_role(&app.ctx, &Actor::System, "agent@example.com", Role::Customer).await.unwrap();
    // A sibling of the request before, with the same cookies.
    browser.get("/api/support/agent/tickets").await.expect(403);
}

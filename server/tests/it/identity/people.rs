//! People, teams and one's own status through the router: the API, the pages without script, and how soon it holds.

use axum::{
    body::Body,
    http::{Method, header},
};
use serde_json::{Value, json};
use sqlx::PgPool;

use crate::support::{Answer, App, Client};

const FORM: Option<&str> = Some("application/x-www-form-urlencoded");

async fn invite(client: &Client, email: &str) -> Value {
    let draft = json!({"email": email, "name": "Dana", "role": "support_agent"});
    client.post("/api/admin/people", draft).await.expect(201)
}

async fn submit(client: &Client, function: &str, form: &str) -> Answer {
    let browser = client.with(header::ACCEPT, "text/html");
    browser.send_raw(Method::POST, &format!("/fn/{function}"), FORM, Body::from(form.to_owned())).await
}

fn cookies(answer: &Answer) -> String {
    let pairs = answer.headers.get_all(header::SET_COOKIE).iter();
    let pairs = pairs.filter_map(|cookie| cookie.to_str().unwrap().split(';').next());
    pairs.collect::<Vec<_>>().join("; ")
}

/// The path and query of a link of ours.
fn path(url: &str) -> String {
    url.splitn(4, '/').nth(3).map(|path| format!("/{path}")).unwrap()
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn somebody_is_invited_comes_and_is_changed_over_the_api(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let made = invite(&cast.erin, "dana@example.com").await;
    assert_eq!((&made["user"]["role"], &made["user"]["is_invited"]), (&json!("agent"), &json!(true)));
    let url = made["invite_url"].as_str().unwrap();
    assert!(url.starts_with(&app.ctx.settings.public_url) && url.contains("/invitation?token="), "{url}");
    let again = json!({"email": "DANA@example.com", "name": "Dana", "role": "agent"});
    cast.erin.post("/api/admin/people", again).await.expect(409);
    let token = url.rsplit_once('=').unwrap().1;
    let acceptance = json!({"token": token, "password": "a long sentence"});
    let pair = cast.anyone.post("/api/auth/invitation", acceptance.clone()).await.expect(200);
    let fault = cast.anyone.post("/api/auth/invitation", acceptance).await.expect(409);
    assert!(fault["error"].as_str().unwrap().contains("ask whoever invited you"), "{fault}");
    let dana = app.anyone().bearing(pair["access_token"].as_str().unwrap());
    dana.get("/api/support/agent/tickets").await.expect(200);
    let address = format!("/api/admin/people/{}", made["user"]["id"].as_str().unwrap());
    let changed = cast.erin.patch(&address, json!({"role": "customer"})).await.expect(200);
    assert_eq!(changed["role"], "customer");
    dana.get("/api/support/agent/tickets").await.expect(401);
    let found = cast.erin.get("/api/admin/people?search=dan&role=customer&is_active=true").await.expect(200);
    assert_eq!(found["people"].as_array().unwrap().len(), 1, "{found}");
    assert_eq!(found["pagination"]["total"], 1);
    for wrong in [json!({"role": "boss"}), json!({"colour": "red"}), json!({"max_concurrent_chats": 1})] {
        cast.erin.patch(&address, wrong).await.expect(400);
    }
    cast.erin.get("/api/admin/people?role=boss").await.expect(400);
    cast.erin.get("/api/admin/people/none").await.expect(404);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_last_admin_is_told_so(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let me = cast.erin.get("/api/auth/me").await.expect(200);
    let address = format!("/api/admin/people/{}", me["id"].as_str().unwrap());
    for change in [json!({"role": "agent"}), json!({"is_active": false})] {
        let fault = cast.erin.patch(&address, change).await.expect(409);
        assert!(fault["error"].as_str().unwrap().contains("only admin"), "{fault}");
    }
    cast.erin.get(&address).await.expect(200);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_admin_invites_and_the_invited_comes_without_script(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let form = "email=dana%40example.com&name=Dana&role=agent";
    let sent = submit(&cast.erin, "invite_person", form).await;
    assert_eq!(sent.status, 302, "{}", sent.body);
    let brought = cookies(&sent);
    assert!(sent.headers[header::SET_COOKIE].to_str().unwrap().contains("HttpOnly"));
    let page = cast.erin.with(header::COOKIE, &brought).get("/admin/people").await.body;
    let url = page.split('"').find(|piece| piece.contains("/invitation?token=")).unwrap().to_owned();
    assert!(page.contains("Dana") && page.contains("dana@example.com"));
    let bare = cast.erin.get("/admin/people").await.body;
    assert!(!bare.contains("/invitation?token="), "it is shown to the browser that made it, for a while");
    let agent = cast.alice.with(header::COOKIE, &brought).get("/admin/people").await.body;
    assert!(!agent.contains("/invitation?token="), "and to admins alone");

    let welcome = app.anyone().get(&path(&url)).await;
    assert!(welcome.status == 200 && welcome.body.contains("dana@example.com"), "{}", welcome.body);
    let token = url.rsplit_once('=').unwrap().1;
    let come =
        submit(&app.anyone(), "accept_invite", &format!("token={token}&password=a+long+sentence")).await;
    assert_eq!(come.headers[header::LOCATION], "/agent");
    let dana = app.anyone().with(header::COOKIE, &cookies(&come));
    assert_eq!(dana.get("/api/auth/me").await.expect(200)["name"], "Dana");
    let late = app.anyone().get(&path(&url)).await;
    assert!(late.body.contains("does not work any more") && late.body.contains("/login"), "{}", late.body);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_admin_hands_on_the_link_that_confirms_an_address(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let charlie = cast.charlie.get("/api/auth/me").await.expect(200)["id"].as_str().unwrap().to_owned();
    let page = format!("/admin/people/{charlie}");
    assert!(cast.erin.get(&page).await.body.contains("Make a link that confirms their address"));
    let made = submit(&cast.erin, "make_person_confirmation_link", &format!("id={charlie}")).await;
    let shown = cast.erin.with(header::COOKIE, &cookies(&made)).get(&page).await.body;
    let url = shown.split('"').find(|piece| piece.contains("/confirm-email?token=")).unwrap();
    let token = url.rsplit_once('=').unwrap().1;
    submit(&app.anyone(), "confirm_email", &format!("token={token}")).await;
    assert!(cast.charlie.get("/api/auth/me").await.expect(200)["email_confirmed_at"].is_string());
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_agents_pages_say_how_they_stand_and_change_it_without_script(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let browser = cast.alice.with(header::ACCEPT, "text/html");
    assert!(browser.get("/agent").await.body.contains("data-own-status=\"active\""));
    let chosen = submit(&cast.alice, "choose_status", "status=away").await;
    assert_eq!(chosen.status, 302, "{}", chosen.body);
    let page = browser.get("/agent").await;
    let menu =
        page.body.split("data-own-status").nth(1).map(|rest| rest.chars().take(80).collect::<String>());
    assert!(page.body.contains("data-own-status=\"away\""), "{}: {menu:?}", page.status);
    let agents = cast.bob.get("/api/support/agents").await.expect(200);
    let agents = agents["agents"].as_array().unwrap().clone();
    assert!(agents.iter().any(|agent| agent["name"] == "Alice" && agent["status"] == "away"), "{agents:?}");
    submit(&cast.alice, "choose_idle_minutes", "idle_minutes=15").await;
    assert_eq!(cast.alice.get("/api/support/agent/me").await.expect(200)["idle_minutes"], 15);
    submit(&cast.alice, "choose_idle_minutes", "idle_minutes=").await;
    assert_eq!(cast.alice.get("/api/support/agent/me").await.expect(200)["idle_minutes"], json!(null));
    cast.alice.patch("/api/support/agent/me", json!({"status": "asleep"})).await.expect(400);
    let customer = cast.carol.with(header::ACCEPT, "text/html").get("/dashboard/help").await.body;
    assert!(!customer.contains("data-own-status"), "customers have none");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_admin_keeps_a_person_and_teams_without_script(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let alice = cast.alice.get("/api/auth/me").await.expect(200)["id"].as_str().unwrap().to_owned();
    let made = submit(&cast.erin, "write_team", &format!("name=Billing&member_ids%5B%5D={alice}")).await;
    assert_eq!(made.headers[header::LOCATION], "/admin/teams");
    let teams = cast.erin.get("/api/admin/teams").await.expect(200);
    let billing = teams["teams"][0].clone();
    assert_eq!((&billing["name"], &billing["member_ids"]), (&json!("Billing"), &json!([alice])));
    let team = billing["id"].as_str().unwrap();
    assert!(cast.erin.get("/admin/teams").await.body.contains("Billing"));
    let draft = json!({"email": "dana@example.com", "name": "Dana", "role": "agent", "team_ids": [team]});
    cast.erin.post("/api/admin/people", draft).await.expect(201);
    let form = cast.erin.get(&format!("/admin/teams?edit={team}")).await.body;
    assert!(form.contains(&alice) && form.contains("Dana"), "also who has not come yet stays a member");

    let form = format!(
        "id={alice}&name=Alicia&role=agent&team_ids%5B%5D={team}&skills=Lamps%2C+lamps%2C+App&max_concurrent_chats=7"
    );
    submit(&cast.erin, "save_person", &form).await;
    let address = format!("/api/admin/people/{alice}");
    let saved = cast.erin.get(&address).await.expect(200);
    assert_eq!((&saved["name"], &saved["skills"]), (&json!("Alicia"), &json!(["Lamps", "App"])));
    assert_eq!((&saved["team_ids"], &saved["max_concurrent_chats"]), (&json!([team]), &json!(7)));
    let page = cast.erin.get(&format!("/admin/people/{alice}")).await;
    assert!(page.status == 200 && page.body.contains("Lamps, App"), "{}", page.body);
    assert_eq!(cast.erin.get("/admin/people/none").await.status, 404);

    // The form of somebody who leaves the desk still says what they had there.
    let form = format!(
        "id={alice}&name=Alicia&role=customer&team_ids%5B%5D={team}&skills=Lamps&max_concurrent_chats=7"
    );
    submit(&cast.erin, "save_person", &form).await;
    assert_eq!(cast.erin.get(&address).await.expect(200)["role"], "customer");
    submit(&cast.erin, "set_person_active", &format!("id={alice}&is_active=false")).await;
    assert_eq!(cast.erin.get(&address).await.expect(200)["is_active"], false);
    submit(&cast.erin, "remove_team", &format!("id={team}")).await;
    cast.erin.get(&format!("/api/admin/teams/{team}")).await.expect(404);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn agents_do_not_keep_people(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    for page in ["/admin/people", "/admin/teams"] {
        let answer = cast.alice.get(page).await;
        assert_eq!(answer.status, 403, "{page}");
        assert!(!answer.body.contains("customer@example.com"), "{page}");
    }
    let strange = submit(&cast.alice, "invite_person", "email=x%40example.com&name=X&role=admin").await;
    assert!(!strange.headers.contains_key(header::SET_COOKIE));
    let people = cast.erin.get("/api/admin/people").await.expect(200);
    assert_eq!(people["pagination"]["total"], 5);
}

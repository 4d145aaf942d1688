//! The desk's chats, canned replies and settings, as a program uses them.

use axum::http::{HeaderName, Method};
use base::uuid::Uuid;
use serde_json::{Value, json};
use sqlx::PgPool;

use crate::support::App;

const CHATS: &str = "/api/support/agent/chats";
const CANNED: &str = "/api/support/agent/canned-replies";
const SETTINGS: &str = "/api/admin/chat/settings";

/// A chat that waits, as its visitor left it.
pub(crate) async fn waiting_chat(app: &App) -> String {
    let id = app.ctx.id();
    sqlx::query(
        "insert into chat_sessions (id, token_hash, visitor_id, status, locale, address, started_at, queued_at,
             last_message_at, visitor_seen_at, updated_at)
         values ($1, uuid_send($1), $1, 'waiting', 'en', '203.0.113.7', $2, $2, $2, $2, $2)",
    )
    .bind(id)
    .bind(app.ctx.now())
    .execute(&app.ctx.db)
    .await
    .unwrap();
    id.to_string()
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_agent_finds_takes_and_blocks_a_chat(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let (first, second) = (waiting_chat(&app).await, waiting_chat(&app).await);
    let list = cast.alice.get(&format!("{CHATS}?scope=waiting&limit=1")).await.expect(200);
    assert_eq!((&list["chats"][0]["id"], &list["pagination"]["total"]), (&json!(first), &json!(2)));
    let cursor = list["pagination"]["next_cursor"].as_str().unwrap();
    let rest = cast.alice.get(&format!("{CHATS}?limit=1&cursor={cursor}")).await.expect(200);
    assert_eq!((&rest["chats"][0]["id"], &rest["pagination"]["next_cursor"]), (&json!(second), &Value::Null));
    let accept = format!("{CHATS}/{first}/accept");
    for _ in 0..2 {
        let taken = cast.alice.send(Method::POST, &accept, None).await.expect(200);
        assert_eq!((&taken["status"], &taken["assigned_to"]["name"]), (&json!("active"), &json!("Alice")));
    }
    let held = cast.bob.send(Method::POST, &accept, None).await.expect(409);
    assert_eq!((&held["code"], &held["details"]["session"]["id"]), (&json!("conflict"), &json!(first)));
    let mine = cast.alice.get(&format!("{CHATS}?scope=mine")).await.expect(200);
    assert_eq!(mine["chats"][0]["id"], json!(first));
    cast.alice.send(Method::POST, &format!("{CHATS}/{second}/block"), None).await.expect(204);
    let over = cast.bob.get(&format!("{CHATS}/{second}")).await.expect(200);
    assert_eq!(over["status"], "ended");
    let settings = cast.erin.get(SETTINGS).await.expect(200);
    assert_eq!(settings["blocked_networks"], json!(["203.0.113.7/32"]));
    cast.alice.send(Method::POST, &format!("{CHATS}/{second}/accept"), None).await.expect(409);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn whoever_is_nobody_of_the_desk_learns_nothing_of_a_chat(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let chat = waiting_chat(&app).await;
    for (method, path) in [
        (Method::GET, CHATS.to_owned()),
        (Method::GET, format!("{CHATS}/{chat}")),
        (Method::POST, format!("{CHATS}/{chat}/accept")),
        (Method::POST, format!("{CHATS}/{chat}/block")),
        (Method::GET, CANNED.to_owned()),
        (Method::GET, SETTINGS.to_owned()),
        (Method::GET, "/api/admin/chat/identity-secret".to_owned()),
    ] {
        for (who, status) in [(&cast.anyone, 401), (&cast.carol, 403)] {
            let refused = who.send(method.clone(), &path, None).await;
            assert!(!refused.body.contains(&chat), "{path}");
            refused.expect(status);
        }
    }
    for nothing in [Uuid::from_u128(7).to_string(), "nonsense".to_owned()] {
        cast.alice.get(&format!("{CHATS}/{nothing}")).await.expect(404);
        cast.alice.send(Method::POST, &format!("{CHATS}/{nothing}/accept"), None).await.expect(404);
    }
    for wrong in ["scope=theirs", "limit=many", "cursor=7", "colour=red"] {
        let field = wrong.split('=').next().unwrap();
        let refused = cast.alice.get(&format!("{CHATS}?{wrong}")).await.expect(400);
        assert!(refused["details"][field].is_string(), "{wrong}: {refused}");
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_canned_reply_is_made_once_for_each_key(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let hello = json!({"shortcut": "/hello", "body": "Hello!"});
    let once = cast.alice.with(HeaderName::from_static("idempotency-key"), "a");
    let made = once.post(CANNED, hello.clone()).await.expect(201);
    assert_eq!(once.post(CANNED, hello.clone()).await.expect(201), made);
    let taken = cast.bob.post(CANNED, hello).await.expect(400);
    assert!(taken["details"]["shortcut"].is_string(), "{taken}");
    let path = format!("{CANNED}/{}", made["id"].as_str().unwrap());
    let changed = json!({"shortcut": "moin", "body": "Moin!"});
    cast.bob.send(Method::PUT, &path, Some(changed)).await.expect(200);
    let list = cast.alice.get(CANNED).await.expect(200);
    assert_eq!(list["canned_replies"][0]["shortcut"], "moin");
    cast.alice.send(Method::DELETE, &path, None).await.expect(204);
    cast.alice.send(Method::DELETE, &path, None).await.expect(404);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_admin_sets_chat_and_sees_every_field_that_is_wrong(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let mut settings = cast.erin.get(SETTINGS).await.expect(200);
    settings["greeting"] = json!("Hello!");
    settings["hours"]["days"][0] = json!([["09:00", "17:00"]]);
    let kept = cast.erin.send(Method::PUT, SETTINGS, Some(settings.clone())).await.expect(200);
    assert_eq!(kept, settings);
    let wrong = json!({"origins": ["https://*"], "blocked_networks": ["here"], "idle_minutes": 0,
        "hours": {"time_zone": "Mars", "closed_dates": ["tomorrow"]}});
    let refused = cast.erin.send(Method::PUT, SETTINGS, Some(wrong)).await.expect(400);
    let fields: Vec<_> = refused["details"].as_object().unwrap().keys().cloned().collect();
    assert_eq!(fields, ["blocked_networks", "closed_dates", "idle_minutes", "origins", "time_zone"]);
    assert_eq!(cast.erin.get(SETTINGS).await.expect(200), kept);
    let secret = cast.erin.get("/api/admin/chat/identity-secret").await.expect(200);
    let rotated =
        cast.erin.send(Method::POST, "/api/admin/chat/identity-secret/rotate", None).await.expect(200);
    assert_ne!(secret, rotated);
    cast.alice.send(Method::POST, "/api/admin/chat/identity-secret/rotate", None).await.expect(403);
}

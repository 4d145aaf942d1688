//! Whatever is sent, the answer is one of the contract's, and nothing is half written.

use axum::{
    body::Body,
    http::{Method, header},
};
use serde_json::{Value, json};
use sqlx::PgPool;

use crate::support::App;

const TICKETS: &str = "/api/support/tickets";

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn wrong_bodies_name_their_field(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let cases = [
        (json!({"description": "b"}), "subject"),
        (json!({"subject": " ", "description": "b"}), "subject"),
        (json!({"subject": "a", "description": "b", "colour": "red"}), "colour"),
        (json!({"subject": "a\u{0}", "description": "b"}), "subject"),
        (json!({"subject": 7, "description": "b"}), "subject"),
        (json!({"subject": "\u{200b}", "description": "b"}), "subject"),
        (json!({"subject": "a", "description": "b", "backgroundColour": "red"}), "backgroundColour"),
        (json!({"subject": "a", "description": "b", "attachmentIds": ["a"]}), "attachmentIds"),
        (json!({"subject": "a", "description": "b", "priority": "soon"}), "priority"),
        (json!({"subject": "a", "description": "b", "category": "nonsense"}), "category"),
        (json!({"subject": "a".repeat(201), "description": "b"}), "subject"),
        (json!({"subject": "a", "title": "b", "description": "b"}), "subject"),
        (json!([1]), "body"),
        (json!("a"), "body"),
    ];
    for (body, field) in cases {
        let refused = cast.carol.post(TICKETS, body.clone()).await.expect(400);
        assert_eq!(refused["code"], "invalid_input");
        assert!(refused["details"][field].is_string(), "{body}: {refused}");
    }
    let list = cast.alice.get(TICKETS).await.expect(200);
    assert_eq!(list["pagination"]["total"], 0);
    let whole = json!({"subject": "a", "description": "b", "attachment_ids": [], "chat_session_id": null});
    cast.carol.post(TICKETS, whole).await.expect(201);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_stranger_is_refused_before_their_body_is_read(db: PgPool) {
    let anyone = App::new(db).anyone();
    for (body, kind) in [("{}", Some("application/json")), ("nonsense", Some("text/plain")), ("", None)] {
        let answer = anyone.send_raw(Method::POST, TICKETS, kind, Body::from(body)).await;
        assert_eq!(answer.expect(401)["code"], "unauthenticated", "{body}");
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_change_of_one_ticket_cannot_name_another(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let (one, other) = (cast.ticket().await, cast.ticket().await);
    let path = format!("{TICKETS}/{}", one["number"].as_str().unwrap());
    cast.alice.patch(&path, json!({"id": other["id"], "priority": "high"})).await.expect(400);
    for same in [&one["id"], &one["number"]] {
        cast.alice.patch(&path, json!({"id": same, "priority": "high"})).await.expect(200);
        cast.alice.patch(TICKETS, json!({"id": same, "priority": "low"})).await.expect(200);
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn broken_requests_are_refused_by_kind(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let json = Some("application/json");
    let send = async |kind, body: Vec<u8>| {
        cast.carol.send_raw(Method::POST, TICKETS, kind, Body::from(body)).await.status.as_u16()
    };
    assert_eq!(send(json, b"{\"subject\": ".to_vec()).await, 400);
    assert_eq!(send(json, b"{\"subject\": \"\xff\xfe\"}".to_vec()).await, 400);
    assert_eq!(send(json, Vec::new()).await, 400);
    assert_eq!(send(Some("text/plain"), b"hello".to_vec()).await, 415);
    assert_eq!(send(None, b"{}".to_vec()).await, 415);
    let sized = |bytes| json!({"subject": "a".repeat(bytes), "description": "b"}).to_string().into_bytes();
    assert_eq!(send(json, sized(1_000_000)).await, 400);
    assert_eq!(send(json, sized(5_000_000)).await, 413);
    let deep = "[".repeat(50_000).into_bytes();
    assert_eq!(send(json, deep).await, 400);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn wrong_paths_and_queries_are_the_callers(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    for (path, wanted) in [
        ("/api/support/tickets/ST-2026-999999", 404),
        ("/api/support/tickets/%00", 404),
        ("/api/support/tickets/%ff", 404),
        ("/api/support/tickets/'%20or%201=1", 404),
        ("/api/support/nothing", 404),
        ("/api/support/tickets?page=-1", 400),
        ("/api/support/tickets?page=many", 400),
        ("/api/support/tickets?cursor=nonsense", 400),
        ("/api/support/tickets?colour=red", 400),
        ("/api/support/tickets?search=%00", 400),
        ("/api/support/tickets?page=4000000000&limit=100", 200),
        ("/api/support/tickets?limit=100000", 200),
    ] {
        let answer = cast.alice.get(path).await;
        assert_eq!(answer.status, wanted, "{path}: {}", answer.body);
        if wanted != 200 {
            assert!(answer.json()["error"].is_string(), "{path}: {}", answer.body);
        }
    }
    let answer = cast.alice.send(Method::PATCH, "/api/support/categories", Some(json!({}))).await;
    assert_eq!(answer.status, 405);
    assert!(answer.json()["error"].is_string(), "{}", answer.body);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn server_functions_refuse_as_the_api_does(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let form = Some("application/x-www-form-urlencoded");
    let call = async |path: &str, body: &str| {
        let answer = cast.carol.send_raw(Method::POST, path, form, Body::from(body.to_owned())).await;
        (answer.status.as_u16(), answer.json())
    };
    for (path, body, wanted, code) in [
        ("/fn/load_conversation", "number=ST-2026-999999", 404, "not_found"),
        ("/fn/load_counts", "", 403, "forbidden"),
        ("/fn/open_ticket", "subject=&description=", 400, "invalid_input"),
        ("/fn/open_ticket", "subject=only", 400, "invalid_input"),
        ("/fn/claim_ticket", "number=ST-2026-999999", 403, "forbidden"),
    ] {
        let (status, fault): (u16, Value) = call(path, body).await;
        assert_eq!((status, fault["code"].as_str()), (wanted, Some(code)), "{path} {body}: {fault}");
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_the_database_cannot_keep_is_the_callers(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    for path in [
        "/api/support/tickets?created_from=-9999-01-01T00:00:00Z",
        "/api/support/tickets?cursor=1.-300000000000000000.01930000-0000-7000-8000-000000000001",
        "/api/support/articles?cursor=-300000000000000000.01930000-0000-7000-8000-000000000001",
    ] {
        assert_eq!(cast.carol.get(path).await.expect(400)["code"], "invalid_input", "{path}");
    }
    let found =
        app.anyone().with(header::USER_AGENT, "Mozilla/5.0 Firefox/140.0").get("/help/search?q=a%00b").await;
    assert_eq!(found.status, 200, "what cannot be kept of a search is left out");
    for (path, body) in [
        ("/fn/load_own", r#"{"filter": {"category": ["a\u0000"]}}"#),
        ("/fn/open_ticket", "subject=a&description=b&category=a%00"),
        ("/fn/open_ticket", "subject=a&description=b&idempotency_key=a%00"),
    ] {
        let kind =
            if body.starts_with('{') { "application/json" } else { "application/x-www-form-urlencoded" };
        let answer = cast.carol.send_raw(Method::POST, path, Some(kind), Body::from(body)).await;
        assert!(answer.status.as_u16() < 500, "{path} {body}: {} {}", answer.status, answer.body);
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn markup_in_a_subject_does_not_end_the_pages_title(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let subject = "</title><meta http-equiv=refresh content=\"0;url=https://evil.example\">";
    let draft = json!({"subject": subject, "description": "b"});
    let number = cast.carol.post(TICKETS, draft).await.expect(201)["number"].as_str().unwrap().to_owned();
    for (client, path) in [(&cast.carol, "/dashboard/help"), (&cast.alice, "/agent/tickets")] {
        let page = client.get(&format!("{path}/{number}")).await;
        assert_eq!(page.status, 200);
        assert!(!page.body.contains("<meta http-equiv=refresh"), "{}", page.body);
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn who_takes_the_house_for_a_proxy_is_refused(db: PgPool) {
    let anyone = App::new(db).anyone();
    anyone.send_raw(Method::CONNECT, "evil.example:443", None, Body::empty()).await.expect(405);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_key_that_is_given_twice_is_named(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let number = cast.ticket().await["number"].as_str().unwrap().to_owned();
    let messages = format!("{TICKETS}/{number}/messages");
    let before = cast.alice.get(&messages).await.expect(200);
    for (body, field) in [
        (r#"{"body": "a", "is_internal": true, "is_internal": false}"#, "is_internal"),
        (r#"{"body": "a", "is_internal": true, "isInternal": false}"#, "is_internal"),
        (r#"{"body": "a", "body": "a"}"#, "body"),
    ] {
        let sent = cast.alice.send_raw(Method::POST, &messages, Some("application/json"), Body::from(body));
        let refused = sent.await.expect(400);
        assert!(refused["details"][field].is_string(), "{body}: {refused}");
    }
    let nested = r#"{"names": {"en": {"name": "a", "name": "b"}}}"#;
    let path = "/api/knowledge/categories";
    let refused = cast.erin.send_raw(Method::POST, path, Some("application/json"), Body::from(nested)).await;
    assert!(refused.expect(400)["details"]["name"].is_string());
    assert_eq!(cast.alice.get(&messages).await.expect(200), before, "nothing was written");
}

//! Who may do what: every operation of the OpenAPI document against everybody. One without a line here fails.

use std::collections::BTreeSet;

use axum::http::Method;
use base::{
    Role,
    server::{Actor, Permission, Visitor},
};
use serde_json::{Value, json};
use sqlx::PgPool;

use crate::support::{App, Cast, Client};

/// The status for a stranger, the ticket's customer, another customer, an agent and an admin.
type Wanted = [u16; 5];

/// Every operation, and the permission that it asks for: one that refuses somebody signed in names it. Then the body, and
/// who gets what. `{id}` becomes a fresh ticket of Carol's, `{category}` a fresh category, `{job}` a dead letter.
const MATRIX: &[(&str, &str, &str, Wanted)] = &[
    ("POST /api/auth/register", "", "", [400, 400, 400, 400, 400]),
    ("POST /api/auth/login", "", "", [400, 400, 400, 400, 400]),
    ("POST /api/auth/refresh", "", r#"{"refresh_token": "none"}"#, [401, 401, 401, 401, 401]),
    ("POST /api/auth/logout", "", "", [204, 204, 204, 204, 204]),
    ("GET /api/auth/me", "", "", [401, 200, 200, 200, 200]),
    ("GET /api/support/agents", "people.read_colleagues", "", [401, 403, 403, 200, 200]),
    ("GET /api/support/categories", "", "", [200, 200, 200, 200, 200]),
    ("GET /api/admin/support/categories", "tickets.manage_categories", "", [401, 403, 403, 403, 200]),
    (
        "POST /api/admin/support/categories",
        "tickets.manage_categories",
        r#"{"name": "{fresh}"}"#,
        [401, 403, 403, 403, 201],
    ),
    (
        "GET /api/admin/support/categories/{category}",
        "tickets.manage_categories",
        "",
        [401, 403, 403, 403, 200],
    ),
    (
        "PATCH /api/admin/support/categories/{category}",
        "tickets.manage_categories",
        r#"{"is_active": false}"#,
        [401, 403, 403, 403, 200],
    ),
    (
        "PUT /api/admin/support/categories/{category}",
        "tickets.manage_categories",
        r#"{"name": "{fresh}"}"#,
        [401, 403, 403, 403, 200],
    ),
    (
        "DELETE /api/admin/support/categories/{category}",
        "tickets.manage_categories",
        "",
        [401, 403, 403, 403, 204],
    ),
    ("POST /api/support/tickets", "", r#"{"subject": "a", "description": "b"}"#, [401, 201, 201, 201, 201]),
    ("GET /api/support/tickets", "", "", [401, 200, 200, 200, 200]),
    (
        "PATCH /api/support/tickets",
        "tickets.change",
        r#"{"id": "{id}", "priority": "high"}"#,
        [401, 403, 404, 200, 200],
    ),
    ("GET /api/support/tickets/{id}", "", "", [401, 200, 404, 200, 200]),
    ("PATCH /api/support/tickets/{id}", "tickets.change", r#"{"subject": "new"}"#, [401, 403, 404, 200, 200]),
    ("PUT /api/support/tickets/{id}", "", r#"{"status": "closed"}"#, [401, 200, 404, 200, 200]),
    ("DELETE /api/support/tickets/{id}", "tickets.delete", "", [401, 403, 403, 403, 204]),
    ("GET /api/support/tickets/{id}/messages", "", "", [401, 200, 404, 200, 200]),
    ("POST /api/support/tickets/{id}/messages", "", r#"{"body": "a"}"#, [401, 201, 404, 201, 201]),
    ("GET /api/support/tickets/{id}/responses", "", "", [401, 200, 404, 200, 200]),
    (
        "POST /api/support/tickets/{id}/responses",
        "tickets.note",
        r#"{"body": "a", "is_internal": true}"#,
        [401, 403, 404, 201, 201],
    ),
    ("GET /api/support/tickets/{id}/events", "tickets.read_all", "", [401, 403, 403, 200, 200]),
    ("GET /api/support/agent/tickets", "tickets.read_all", "", [401, 403, 403, 200, 200]),
    ("GET /api/support/agent/tickets/{id}", "tickets.read_all", "", [401, 403, 403, 200, 200]),
    (
        "PATCH /api/support/agent/tickets/{id}",
        "tickets.change",
        r#"{"priority": "high"}"#,
        [401, 403, 403, 200, 200],
    ),
    ("GET /api/support/agent/tickets/{id}/messages", "tickets.read_all", "", [401, 403, 403, 200, 200]),
    (
        "POST /api/support/agent/tickets/{id}/messages",
        "tickets.reply",
        r#"{"body": "a"}"#,
        [401, 403, 403, 201, 201],
    ),
    (
        "POST /api/support/agent/tickets/{id}/escalate",
        "tickets.escalate",
        r#"{"reason": "a"}"#,
        [401, 403, 403, 200, 200],
    ),
    ("POST /api/support/agent/tickets/{id}/claim", "tickets.assign", "", [401, 403, 403, 200, 200]),
    (
        "POST /api/support/agent/tickets/{id}/answer",
        "knowledge.write",
        r#"{"kind": "article"}"#,
        [401, 403, 403, 409, 409],
    ),
    ("GET /api/support/articles", "", "", [200, 200, 200, 200, 200]),
    ("GET /api/support/articles/{slug}", "", "", [200, 200, 200, 200, 200]),
    ("GET /api/knowledge/articles", "", "", [200, 200, 200, 200, 200]),
    (
        "POST /api/knowledge/articles",
        "knowledge.write",
        r#"{"title": "{fresh}", "content_markdown": "b", "category": "getting-started"}"#,
        [401, 403, 403, 201, 201],
    ),
    ("GET /api/knowledge/articles/{article}", "", "", [200, 200, 200, 200, 200]),
    (
        "PUT /api/knowledge/articles/{article}",
        "knowledge.write",
        r#"{"title": "new"}"#,
        [401, 403, 403, 200, 200],
    ),
    ("DELETE /api/knowledge/articles/{article}", "knowledge.delete", "", [401, 403, 403, 403, 204]),
    (
        "POST /api/knowledge/articles/{article}/votes",
        "",
        r#"{"is_helpful": true}"#,
        [204, 204, 204, 204, 204],
    ),
    ("GET /api/knowledge/articles/{article}/background", "knowledge.read_all", "", [401, 403, 403, 200, 200]),
    ("GET /api/knowledge/articles/{article}/revisions", "knowledge.read_all", "", [401, 403, 403, 200, 200]),
    (
        "GET /api/knowledge/articles/{article}/revisions/{number}",
        "knowledge.read_all",
        "",
        [401, 403, 403, 200, 200],
    ),
    (
        "POST /api/knowledge/articles/{article}/revisions/{number}/restore",
        "knowledge.write",
        "",
        [401, 403, 403, 200, 200],
    ),
    ("GET /api/knowledge/articles/{article}/staging", "knowledge.read_all", "", [401, 403, 403, 404, 404]),
    (
        "PUT /api/knowledge/articles/{article}/staging",
        "knowledge.write",
        r#"{"title": "a", "content_markdown": "b"}"#,
        [401, 403, 403, 200, 200],
    ),
    ("DELETE /api/knowledge/articles/{article}/staging", "knowledge.write", "", [401, 403, 403, 204, 204]),
    (
        "POST /api/knowledge/articles/{article}/staging/publish",
        "knowledge.write",
        "{}",
        [401, 403, 403, 404, 404],
    ),
    ("GET /api/knowledge/categories", "", "", [200, 200, 200, 200, 200]),
    (
        "POST /api/knowledge/categories",
        "knowledge.manage_categories",
        r#"{"names": {"en": {"name": "{fresh}"}}}"#,
        [401, 403, 403, 403, 201],
    ),
    (
        "PUT /api/knowledge/categories/{help_category}",
        "knowledge.manage_categories",
        r#"{"names": {"en": {"name": "{fresh}"}}}"#,
        [401, 403, 403, 403, 200],
    ),
    (
        "DELETE /api/knowledge/categories/{help_category}",
        "knowledge.manage_categories",
        "",
        [401, 403, 403, 403, 204],
    ),
    ("GET /api/support/faq", "", "", [404, 404, 404, 404, 404]),
    ("GET /api/knowledge/faq/items", "knowledge.read_all", "", [401, 403, 403, 200, 200]),
    (
        "POST /api/knowledge/faq/items",
        "knowledge.write",
        r#"{"question": "a", "answer": "b"}"#,
        [401, 403, 403, 201, 201],
    ),
    (
        "PUT /api/knowledge/faq/items/{faq}",
        "knowledge.write",
        r#"{"question": "a", "answer_markdown": "b"}"#,
        [401, 403, 403, 200, 200],
    ),
    ("DELETE /api/knowledge/faq/items/{faq}", "knowledge.write", "", [401, 403, 403, 204, 204]),
    (
        "POST /api/knowledge/faq/publish",
        "knowledge.publish",
        r#"{"locale": "de"}"#,
        [401, 403, 403, 201, 409],
    ),
    ("GET /api/knowledge/deflections", "knowledge.read_reports", "", [401, 403, 403, 200, 200]),
    ("POST /api/knowledge/deflections", "", r#"{"subject": "a"}"#, [401, 200, 200, 200, 200]),
    (
        "PUT /api/knowledge/deflections/{offer}",
        "",
        r#"{"article": "01930000-0000-7000-8000-000000000001"}"#,
        [401, 404, 404, 404, 404],
    ),
    ("GET /api/knowledge/export", "knowledge.export", "", [401, 403, 403, 200, 200]),
    ("POST /api/admin/knowledge/import", "knowledge.import", r#""no archive""#, [401, 403, 403, 403, 400]),
    ("POST /api/knowledge/images", "knowledge.write", r#""no image""#, [401, 403, 403, 400, 400]),
    ("GET /api/knowledge/tasks", "knowledge.read_all", "", [401, 403, 403, 200, 200]),
    ("POST /api/knowledge/tasks/{task}/close", "knowledge.write", "", [401, 403, 403, 204, 204]),
    ("GET /api/knowledge/search?q=lamp", "", "", [200, 200, 200, 200, 200]),
    ("GET /api/knowledge/search/report", "knowledge.read_reports", "", [401, 403, 403, 200, 200]),
    ("GET /api/knowledge/search/meaning", "knowledge.read_reports", "", [401, 403, 403, 200, 200]),
    ("GET /api/admin/knowledge/synonyms", "knowledge.manage_search", "", [401, 403, 403, 403, 200]),
    (
        "POST /api/admin/knowledge/synonyms",
        "knowledge.manage_search",
        r#"{"locale": "en", "words": ["bulb", "light"]}"#,
        [401, 403, 403, 403, 201],
    ),
    (
        "DELETE /api/admin/knowledge/synonyms/{synonyms}",
        "knowledge.manage_search",
        "",
        [401, 403, 403, 403, 204],
    ),
    (
        "GET /api/admin/knowledge/stop-words/{locale}",
        "knowledge.manage_search",
        "",
        [401, 403, 403, 403, 200],
    ),
    (
        "PUT /api/admin/knowledge/stop-words/{locale}",
        "knowledge.manage_search",
        r#"{"words": ["please"]}"#,
        [401, 403, 403, 403, 200],
    ),
    ("GET /api/admin/jobs", "jobs.manage", "", [401, 403, 403, 403, 200]),
    ("POST /api/admin/jobs/{job}/retry", "jobs.manage", "", [401, 403, 403, 403, 204]),
    ("DELETE /api/admin/jobs/{job}", "jobs.manage", "", [401, 403, 403, 403, 204]),
    ("GET /api/admin/deliveries", "consumers.manage", "", [401, 403, 403, 403, 200]),
    ("POST /api/admin/deliveries/{delivery}/retry", "consumers.manage", "", [401, 403, 403, 403, 204]),
    // The last one: it ends the cast's own sessions.
    ("POST /api/auth/logout/everywhere", "", "", [401, 204, 204, 204, 204]),
];

/// Permissions that no address asks for yet: their verbs' own tests do.
const WITHOUT_ADDRESS: [&str; 1] = ["people.manage"];

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn everybody_may_what_the_matrix_says_and_nothing_more(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let visitor = Visitor { session: app.ctx.id().into(), name: None, email: None };
    let visitor = cast.anyone.acting(Actor::Visitor(visitor));
    let bot = cast.anyone.acting(Actor::AiBot);
    let mut wrong = Vec::new();
    for (operation, permission, body, wanted) in MATRIX {
        for (who, wanted) in wanted.iter().enumerate() {
            let status = attempt(&app, &cast, operation, body, cast_member(&cast, who)).await;
            if status != *wanted {
                wrong.push(format!("{operation} as {who}: {status}, wanted {wanted}"));
            }
        }
        let visitor = attempt(&app, &cast, operation, body, &visitor).await;
        if visitor != wanted[0] {
            wrong.push(format!("{operation} as a visitor: {visitor}, wanted what a stranger gets"));
        }
        let bot = attempt(&app, &cast, operation, body, &bot).await;
        // It is nobody of the desk: refused where a permission is asked for, a stranger elsewhere.
        let is_right = if permission.is_empty() { bot == wanted[0] } else { matches!(bot, 401 | 403 | 404) };
        if !is_right {
            wrong.push(format!("{operation} as the assistant: {bot}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_outcome_follows_the_permission_of_its_operation() {
    const ROLES: [Role; 4] = [Role::Customer, Role::Customer, Role::Agent, Role::Admin];
    let known: Vec<Permission> =
        app::server::domains().into_iter().flat_map(|domain| domain.permissions).collect();
    let names: BTreeSet<&str> = known.iter().map(|permission| permission.name).collect();
    assert_eq!(names.len(), known.len(), "two permissions have one name");
    for (operation, name, _, wanted) in MATRIX {
        let refuses_somebody = wanted[1..].contains(&403);
        assert_eq!(
            !name.is_empty(),
            refuses_somebody,
            "{operation} names the permission for which it refuses"
        );
        if name.is_empty() {
            continue;
        }
        let permission = known.iter().find(|permission| permission.name == *name);
        let permission =
            permission.unwrap_or_else(|| panic!("{operation} asks for {name}, which no crate declares"));
        for (role, status) in ROLES.into_iter().zip(&wanted[1..]) {
            let may = role >= permission.least;
            // What a customer may not see is not there; what somebody may see may still be missing.
            let follows = if may { !matches!(status, 401 | 403) } else { matches!(status, 403 | 404) };
            assert!(follows, "{operation} as {role:?}: {status}, {}", permission.name);
        }
    }
    for permission in known {
        let is_asked = MATRIX.iter().any(|(_, name, ..)| *name == permission.name);
        assert_eq!(is_asked, !WITHOUT_ADDRESS.contains(&permission.name), "{}", permission.name);
    }
}

/// The person of a column of the matrix.
fn cast_member(cast: &Cast, who: usize) -> &Client {
    [&cast.anyone, &cast.carol, &cast.charlie, &cast.alice, &cast.erin][who]
}

#[test]
fn every_operation_has_a_line_and_every_line_an_operation() {
    let document = serde_json::to_value(server::openapi()).unwrap();
    let mut described = BTreeSet::new();
    for (path, operations) in document["paths"].as_object().unwrap() {
        for method in operations.as_object().unwrap().keys() {
            described.insert(format!("{} {}", method.to_uppercase(), path));
        }
    }
    let written: BTreeSet<String> = MATRIX
        .iter()
        .map(|(operation, ..)| {
            let path = operation.split('?').next().unwrap_or_default();
            let named = [
                "{category}",
                "{job}",
                "{article}",
                "{help_category}",
                "{synonyms}",
                "{faq}",
                "{offer}",
                "{task}",
                "{delivery}",
            ];
            named.iter().fold(path.to_owned(), |path, name| path.replace(name, "{id}"))
        })
        .collect();
    assert_eq!(described, written);
}

async fn attempt(app: &App, cast: &Cast, operation: &str, body: &str, who: &Client) -> u16 {
    // Signing out would end the cast's own session.
    let client = if operation.ends_with("logout") { &cast.anyone } else { who };
    let fresh = app.ctx.id().to_string();
    let mut filled = (operation.to_owned(), body.replace("{fresh}", &fresh));
    let mut fill = |hole: &str, with: &str| {
        filled = (filled.0.replace(hole, with), filled.1.replace(hole, with));
    };
    if operation.contains("{id}") || body.contains("{id}") {
        fill("{id}", cast.ticket().await["id"].as_str().unwrap());
    }
    if operation.contains("{category}") {
        let made =
            cast.erin.post("/api/admin/support/categories", json!({"name": app.ctx.id().to_string()})).await;
        fill("{category}", made.expect(201)["id"].as_str().unwrap());
    }
    if operation.contains("{article}") || operation.contains("{slug}") {
        let title = app.ctx.id().to_string();
        let draft =
            json!({"title": title, "content": "b", "category": "getting-started", "status": "published"});
        let made = cast.erin.post("/api/knowledge/articles", draft).await.expect(201);
        fill("{article}", made["id"].as_str().unwrap());
        fill("{slug}", made["slug"].as_str().unwrap());
    }
    fill("{number}", "1");
    fill("{locale}", "en");
    if operation.contains("{help_category}") {
        let draft = json!({"names": {"en": {"name": app.ctx.id().to_string()}}});
        let made = cast.erin.post("/api/knowledge/categories", draft).await.expect(201);
        fill("{help_category}", made["id"].as_str().unwrap());
    }
    if operation.contains("{synonyms}") {
        let word = format!("bulb{}", app.ctx.id().simple());
        let draft = json!({"locale": "en", "words": [word, "light"]});
        let made = cast.erin.post("/api/admin/knowledge/synonyms", draft).await.expect(201);
        fill("{synonyms}", made["id"].as_str().unwrap());
    }
    if operation.contains("{faq}") {
        let draft = json!({"question": "a", "answer": "b"});
        let made = cast.erin.post("/api/knowledge/faq/items", draft).await.expect(201);
        fill("{faq}", made["id"].as_str().unwrap());
    }
    if operation.contains("{task}") {
        fill("{task}", &unhelpful(app, cast).await);
    }
    fill("{offer}", &fresh);
    if operation.contains("{job}") {
        fill("{job}", &dead_letter(app).await);
    }
    if operation.contains("{delivery}") {
        fill("{delivery}", &set_aside_event(app).await);
    }
    let (method, path) = filled.0.split_once(' ').unwrap();
    let body = (!filled.1.is_empty()).then(|| serde_json::from_str::<Value>(&filled.1).unwrap());
    let body = body.or_else(|| operation.starts_with("POST /api/auth/").then(|| json!({})));
    client.send(method.parse::<Method>().unwrap(), path, body).await.status.as_u16()
}

/// A task about an article that helped nobody.
async fn unhelpful(app: &App, cast: &Cast) -> String {
    let title = app.ctx.id().to_string();
    let draft = json!({"title": title, "content": "b", "category": "getting-started", "status": "published"});
    let made = cast.erin.post("/api/knowledge/articles", draft).await.expect(201);
    let id = made["id"].as_str().unwrap();
    let vote = json!({"is_helpful": false, "comment": "where?"});
    cast.carol.post(&format!("/api/knowledge/articles/{id}/votes"), vote).await.expect(204);
    let tasks = cast.alice.get("/api/knowledge/tasks").await.expect(200);
    let task = tasks["tasks"].as_array().unwrap().iter().find(|task| task["article_id"] == id).unwrap();
    task["id"].as_str().unwrap().to_owned()
}

async fn dead_letter(app: &App) -> String {
    let id = app.ctx.id();
    sqlx::query(
        "insert into jobs (id, kind, payload, run_at, created_at, attempts, died_at, last_error)
         values ($1, 'prune-outbox', '{}', now(), now(), 12, now(), 'tired')",
    )
    .bind(id)
    .execute(&app.ctx.db)
    .await
    .unwrap();
    id.to_string()
}

async fn set_aside_event(app: &App) -> String {
    let id = app.ctx.id();
    sqlx::query(
        "with consumer as (
             insert into consumers (name, after_id, created_at, seen_at) values ($1::text, 0, now(), now()))
         insert into event_deliveries (id, consumer, topic, seq, kind, facts, happened_at, attempts, run_at, last_error,
             created_at, set_aside_at)
         values ($1, $1::text, 'test:1', 1, 'test.said', '{}', now(), 10, now(), 'tired', now(), now())",
    )
    .bind(id)
    .execute(&app.ctx.db)
    .await
    .unwrap();
    id.to_string()
}

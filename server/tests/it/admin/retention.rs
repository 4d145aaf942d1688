//! How long things are kept: what is decided, what a dry run says, and what a run does.

use std::collections::BTreeMap;

use admin::server::RetentionSweep;
use axum::http::Method;
use jobs::server::Job;
use serde_json::{Value, json};
use sqlx::AssertSqlSafe;

use sqlx::PgPool;

use crate::{
    chat::waiting_chat,
    support::{Answer, App, Cast, Client},
};

const RETENTION: &str = "/api/admin/retention";

async fn put(client: &Client, days: Value) -> Answer {
    client.send(Method::PUT, RETENTION, Some(json!({ "days": days }))).await
}

async fn run_sql(app: &App, sql: String) {
    sqlx::query(AssertSqlSafe(sql)).execute(&app.ctx.db).await.unwrap();
}

/// A field of every kind.
fn by_kind<'a>(answer: &'a Value, field: &str) -> BTreeMap<&'a str, u64> {
    let kinds = answer["kinds"].as_array().unwrap().iter();
    kinds.map(|kind| (kind["kind"].as_str().unwrap(), kind[field].as_u64().unwrap())).collect()
}

/// What the newest run did.
async fn counts(cast: &Cast) -> BTreeMap<String, u64> {
    let runs = cast.erin.get("/api/admin/retention/runs").await.expect(200);
    let newest = &runs["runs"][0];
    assert!(newest["finished_at"].is_string(), "{newest}");
    let counts = newest["counts"].as_array().unwrap().iter();
    counts
        .map(|count| (count["kind"].as_str().unwrap().to_owned(), count["count"].as_u64().unwrap()))
        .collect()
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_is_kept_too_long_or_not_at_all_is_refused(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let before = cast.erin.get(RETENTION).await.expect(200);
    let days = |answer: &Value, kind: &str| {
        let kinds = answer["kinds"].as_array().unwrap();
        kinds.iter().find(|known| known["kind"] == kind).unwrap()["days"].clone()
    };
    assert_eq!((days(&before, "searches"), days(&before, "closed_tickets")), (json!(180), Value::Null));
    let half = json!({"offers": 30, "searches": 0, "sign_in_origins": 3_651, "lamps": 3});
    let refused = put(&cast.erin, half).await.expect(400);
    let named: Vec<_> = refused["details"].as_object().unwrap().keys().collect();
    assert_eq!(named, ["lamps", "searches", "sign_in_origins"]);
    for wrong in [json!({"searches": -1}), json!({"searches": 70_000}), json!({"searches": "soon"})] {
        put(&cast.erin, wrong).await.expect(400);
    }
    assert_eq!(days(&cast.erin.get(RETENTION).await.expect(200), "offers"), 180);
    let changed = put(&cast.erin, json!({"closed_tickets": 30, "searches": null})).await.expect(200);
    assert_eq!((days(&changed, "closed_tickets"), days(&changed, "searches")), (json!(30), Value::Null));
    assert_eq!(days(&changed, "offers"), 180, "the rest stays");
    let audited = cast.erin.get("/api/admin/audit?subject=settings").await.expect(200);
    assert_eq!(audited["entries"][0]["after"]["days"]["closed_tickets"], 30);
}

/// A closed ticket of Carol's, as old as that; she and the desk say what nobody else says.
async fn closed_ticket(app: &App, cast: &Cast, age: &str, is_held: bool) -> String {
    let draft = json!({"subject": "Quokka subject", "description": "Quokka asks."});
    let ticket = cast.carol.post("/api/support/tickets", draft).await.expect(201);
    let id = ticket["id"].as_str().unwrap().to_owned();
    let messages = format!("/api/support/tickets/{id}/messages");
    cast.alice.post(&messages, json!({"body": "Quokka is answered."})).await.expect(201);
    cast.alice.post(&messages, json!({"body": "Quokka note.", "is_internal": true})).await.expect(201);
    let path = format!("/api/support/tickets/{id}");
    cast.alice.patch(&path, json!({"subject": "Another quokka", "status": "closed"})).await.expect(200);
    if is_held {
        cast.erin.patch(&path, json!({"is_held": true})).await.expect(200);
    }
    run_sql(app, format!("update tickets set closed_at = now() - interval '{age}' where id = '{id}'")).await;
    id
}

async fn ended_chat(app: &App, age: &str, ticket: Option<&str>) -> String {
    let chat = waiting_chat(app).await;
    let ticket = ticket.map_or("null".to_owned(), |ticket| format!("'{ticket}'"));
    run_sql(
        app,
        format!(
            "update chat_sessions set status = 'ended', ended_at = now() - interval '{age}', name = 'Quokka',
                 preview = 'Quokka', ticket_id = {ticket}, waiting_since = null where id = '{chat}'"
        ),
    )
    .await;
    run_sql(
        app,
        format!(
            "insert into chat_messages (id, session_id, seq, public_seq, sender_type, sender_name, body, body_html,
                 created_at)
             values (gen_random_uuid(), '{chat}', 1000, 1000, 'customer', 'Quokka', 'Quokka', '<p>Quokka</p>', now())"
        ),
    )
    .await;
    chat
}

/// What was said of a ticket, as old as that: feedback that it was made of, and a rating.
async fn opinions(app: &App, ticket: &str, age: &str) {
    let at = format!("now() - interval '{age}'");
    for sql in [
        format!(
            "insert into feedback (id, kind, rating, context, comments, ticket_id, locale, created_at, updated_at)
             values (gen_random_uuid(), 'detailed', 2, 'Quokka', 'Quokka', '{ticket}', 'en', {at}, {at})"
        ),
        format!(
            "insert into ideas (id, title, body, body_html, feedback_id, created_at, updated_at)
             select gen_random_uuid(), 'Lamps', '', '', id, {at}, {at} from feedback where ticket_id = '{ticket}'"
        ),
        format!(
            "insert into satisfaction_ratings (id, ticket_id, ticket_number, requester_id, category, rating, comment,
                 resolved_at, asked_at, answered_at, updated_at)
             select gen_random_uuid(), id, number, requester_id, 'billing', 2, 'Quokka', {at}, {at}, {at}, {at}
             from tickets where id = '{ticket}'"
        ),
    ] {
        run_sql(app, sql).await;
    }
}

/// Rows of the other kinds, one of forty days and one of today.
async fn rows_of_two_ages(app: &App) {
    for age in ["40 days", "1 hour"] {
        let at = format!("now() - interval '{age}'");
        for sql in [
            format!(
                "insert into search_queries (id, locale, words, hits, created_at)
                 values (gen_random_uuid(), 'en', 'lamp', 1, {at})"
            ),
            format!(
                "insert into deflections (id, asker_id, locale, subject, created_at, updated_at)
                 select gen_random_uuid(), id, 'en', 'lamp', {at}, {at} from users where email = 'customer@example.com'"
            ),
            format!(
                "insert into sign_in_origins (user_id, origin, seen_at)
                 select id, uuid_send(gen_random_uuid()), {at} from users where email = 'customer@example.com'"
            ),
            format!(
                "insert into audit_log (id, at, actor_role, address, action, subject_type, subject_id)
                 values (gen_random_uuid(), {at}, 'system', '192.0.2.7', 'a.b', 'c', 'd')"
            ),
            format!(
                "insert into jobs (id, kind, payload, run_at, created_at, died_at)
                 values (gen_random_uuid(), 'prune-outbox', '{{}}', {at}, {at}, {at})"
            ),
            format!(
                "insert into article_votes (id, article_id, voter, is_helpful, comment, revision, created_at, updated_at)
                 select gen_random_uuid(), id, gen_random_uuid()::text, false, 'Quokka', 1, {at}, {at} from articles limit 1"
            ),
        ] {
            run_sql(app, sql).await;
        }
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_run_takes_what_the_dry_run_says_and_the_next_one_nothing(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let article =
        json!({"title": "Lamps", "content": "b", "category": "getting-started", "status": "published"});
    cast.erin.post("/api/knowledge/articles", article).await.expect(201);
    let old = closed_ticket(&app, &cast, "40 days", false).await;
    let new = closed_ticket(&app, &cast, "1 day", false).await;
    let held = closed_ticket(&app, &cast, "40 days", true).await;
    let old_chat = ended_chat(&app, "40 days", Some(&old)).await;
    let new_chat = ended_chat(&app, "1 day", None).await;
    let held_chat = ended_chat(&app, "40 days", Some(&held)).await;
    rows_of_two_ages(&app).await;
    for (ticket, age) in [(&old, "40 days"), (&new, "1 day"), (&held, "40 days")] {
        opinions(&app, ticket, age).await;
    }
    let names = [
        "audit_addresses",
        "audit_log",
        "closed_tickets",
        "dead_letters",
        "ended_chats",
        "feedback",
        "offers",
        "ratings",
        "reader_comments",
        "searches",
        "sign_in_origins",
    ];
    let all: BTreeMap<_, _> = names.iter().map(|kind| (*kind, 30)).collect();
    let dry_run = put(&cast.erin, json!(all)).await.expect(200);
    let due = by_kind(&dry_run, "due");
    assert_eq!(due.keys().copied().collect::<Vec<_>>(), names, "a new kind gets its rows here");
    assert!(due.values().all(|count| *count == 1), "{due:?}");
    let is_held = by_kind(&dry_run, "held");
    for kind in ["closed_tickets", "ended_chats", "feedback", "ratings"] {
        assert_eq!(is_held[kind], 1, "{kind}: {is_held:?}");
    }

    let run = cast.erin.post("/api/admin/retention/runs", json!({})).await.expect(202);
    let again = cast.erin.post("/api/admin/retention/runs", json!({})).await.expect(202);
    assert_eq!((&run["id"], &run["starter"]), (&again["id"], &json!("Erin")), "one at a time");
    RetentionSweep {}.run(&app.ctx).await.unwrap();
    let went = counts(&cast).await;
    let mut wanted: BTreeMap<String, u64> =
        due.iter().map(|(kind, count)| ((*kind).to_owned(), *count)).collect();
    // The line of the old audit log gives its address first, and goes then: both are counted.
    assert_eq!(went, wanted);
    wanted.clear();
    RetentionSweep {}.run(&app.ctx).await.unwrap();
    assert_eq!(counts(&cast).await, wanted, "nothing twice");
    let after = cast.erin.get(RETENTION).await.expect(200);
    assert!(by_kind(&after, "due").values().all(|count| *count == 0), "{after}");
    assert_eq!(by_kind(&after, "held"), is_held);

    let holds = async |table: &str, column: &str, id: &str| -> i64 {
        let sql =
            format!("select count(*) from {table} t where {column} = '{id}' and t::text ilike '%quokka%'");
        sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(&app.ctx.db).await.unwrap()
    };
    for (table, column) in
        [("tickets", "id"), ("ticket_messages", "ticket_id"), ("ticket_events", "ticket_id")]
    {
        assert_eq!(holds(table, column, &old).await, 0, "{table}");
        assert!(holds(table, column, &new).await > 0 && holds(table, column, &held).await > 0, "{table}");
    }
    for (table, column) in [("chat_sessions", "id"), ("chat_messages", "session_id")] {
        assert_eq!(holds(table, column, &old_chat).await, 0, "{table}");
        assert!(
            holds(table, column, &new_chat).await > 0 && holds(table, column, &held_chat).await > 0,
            "{table}"
        );
    }
    for table in ["feedback", "satisfaction_ratings"] {
        assert_eq!(holds(table, "ticket_id", &old).await, 0, "{table}");
        for kept in [&new, &held] {
            assert_eq!(holds(table, "ticket_id", kept).await, 1, "{table}");
        }
    }
    let ratings = cast.erin.get("/api/support/agent/satisfaction").await.expect(200);
    assert_eq!(ratings["counts"], json!([0, 3, 0, 0, 0]), "what was given is counted on");
    let nameless =
        ratings["ratings"].as_array().unwrap().iter().find(|one| one["ticket_id"] == *old).unwrap();
    assert_eq!(
        (&nameless["comment"], &nameless["requester"]["name"]),
        (&Value::Null, &json!("Deleted person"))
    );
    let of_feedback: i64 = sqlx::query_scalar("select count(*) from ideas where feedback_id is not null")
        .fetch_one(&app.ctx.db)
        .await
        .unwrap();
    assert_eq!(of_feedback, 2, "an idea stays, and does not say what it was made of");
    let read = cast.alice.get(&format!("/api/support/tickets/{old}")).await.expect(200);
    assert_eq!(
        (&read["subject"], &read["requester"]["name"]),
        (&json!("[removed]"), &json!("Deleted person"))
    );
    assert_eq!(read["status"], "closed");
    cast.carol.get(&format!("/api/support/tickets/{old}")).await.expect(404);
    cast.alice.get(&format!("/api/support/tickets/{old}/messages")).await.expect(200);
    cast.alice.get(&format!("/api/support/tickets/{old}/events")).await.expect(200);
    let audited = cast.erin.get("/api/admin/audit?action=retention").await.expect(200);
    let actions: Vec<_> = audited["entries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["action"].as_str().unwrap())
        .collect();
    assert_eq!(
        actions,
        ["retention.finished", "retention.finished", "retention.started", "retention.started"]
    );
}

//! What is given without a name tells nobody who gave it: looked for in every row that is written anywhere.

use std::collections::HashSet;

use base::{
    DateTime, Utc,
    chrono::{TimeDelta, Timelike},
    server::{Actor, IdempotencyKey, Visitor, random_token},
    uuid::Uuid,
};
use identity::server::test::Stage;
use serde_json::Value;
use sqlx::{AssertSqlSafe, PgPool};

use super::{super::screenshot::as_field, *};

const ADDRESS: &str = "203.0.113.9";

/// Every row of every table, with the table's name.
async fn rows(db: &PgPool) -> HashSet<(String, String)> {
    let tables: Vec<String> =
        sqlx::query_scalar("select tablename::text from pg_tables where schemaname = 'public'")
            .fetch_all(db)
            .await
            .unwrap();
    let mut all = HashSet::new();
    for table in tables {
        let read = AssertSqlSafe(format!("select to_jsonb(t)::text from {table} t"));
        let rows: Vec<String> = sqlx::query_scalar(read).fetch_all(db).await.unwrap();
        all.extend(rows.into_iter().map(|row| (table.clone(), row)));
    }
    all
}

/// The moments and the ids that tell a moment, anywhere in a value.
fn moments(value: &Value) -> Vec<DateTime<Utc>> {
    match value {
        Value::String(text) => {
            let of_id =
                text.parse::<Uuid>().ok().and_then(|id| id.get_timestamp()).map(|told| told.to_unix());
            let of_id =
                of_id.and_then(|(seconds, nanos)| DateTime::from_timestamp(seconds.cast_signed(), nanos));
            text.parse().ok().or(of_id).into_iter().collect()
        }
        Value::Array(values) => values.iter().flat_map(moments).collect(),
        Value::Object(fields) => fields.values().flat_map(moments).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => Vec::new(),
    }
}

/// What `actor` says without a name, and the rows that it leaves.
async fn left_by(stage: &Stage, actor: &Actor) -> Vec<(String, String)> {
    // Not at the beginning of an hour, which would tell nothing.
    let now = stage.ctx.now();
    stage.ctx.clock.advance(TimeDelta::minutes(97 - i64::from(now.minute())));
    let before = rows(&stage.ctx.db).await;
    let draft = NewFeedback {
        rating: Some(1),
        is_anonymous: true,
        screenshot: Some(as_field(PNG)),
        page_url: Some("https://shop.example.com/lamp?visitor=7".to_owned()),
        ..words("A secret opinion.")
    };
    let key = IdempotencyKey::new(&stage.ctx.settings.secret, random_token(), "/a", b"b");
    submit_once(&stage.ctx, actor, at(ADDRESS), draft, Some(&key)).await.unwrap();
    rows(&stage.ctx.db).await.difference(&before).cloned().collect()
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn nothing_that_is_written_tells_who_it_was_or_when_but_for_the_hour(db: PgPool) {
    let stage = Stage::new(db).await;
    let carol = stage.carol.person().unwrap().clone();
    let visitor = Visitor {
        session: stage.ctx.id().into(),
        name: Some("Dana".to_owned()),
        email: Some("dana@example.com".to_owned()),
    };
    let secrets = [
        ADDRESS.to_owned(),
        carol.id.to_string(),
        carol.session.to_string(),
        "Carol".to_owned(),
        "Dana".to_owned(),
        "dana@".to_owned(),
        visitor.session.to_string(),
        "visitor=7".to_owned(),
    ];
    for actor in [Actor::Anonymous, stage.carol.clone(), Actor::Visitor(visitor)] {
        let left = left_by(&stage, &actor).await;
        let tables: HashSet<&str> = left.iter().map(|(table, _)| &**table).collect();
        for wanted in ["feedback", "outbox", "files", "idempotency_keys"] {
            assert!(tables.contains(wanted), "{wanted} is looked at: {tables:?}");
        }
        assert!(!tables.contains("audit_log"), "{tables:?}");
        for (table, row) in &left {
            for secret in &secrets {
                assert!(!row.contains(secret), "{table} tells {secret}: {row}");
            }
            // When an address may send again stands beside a hash of it, and beside nothing else.
            if table == "rate_limits" {
                continue;
            }
            let value: Value = serde_json::from_str(row).unwrap();
            for moment in moments(&value) {
                assert_eq!((moment.minute(), moment.second()), (0, 0), "{table} tells {moment}: {row}");
            }
        }
        let outbox = left.iter().find(|(table, _)| table == "outbox").unwrap();
        assert!(
            !outbox.1.contains("secret opinion") && outbox.1.contains("feedback.submitted"),
            "{}",
            outbox.1
        );
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_name_stands_beside_what_is_signed_and_the_same_request_is_one(db: PgPool) {
    let stage = Stage::new(db.clone()).await;
    let key = IdempotencyKey::new(&stage.ctx.settings.secret, "a".to_owned(), "/a", b"b");
    let once = submit_once(&stage.ctx, &stage.carol, at(ADDRESS), rated(5), Some(&key)).await.unwrap();
    let again = submit_once(&stage.ctx, &stage.carol, at(ADDRESS), rated(5), Some(&key)).await.unwrap();
    assert_eq!(once, again);
    let other = submit_once(&stage.ctx, &stage.charlie, at(ADDRESS), rated(5), Some(&key)).await.unwrap();
    assert_ne!(once.id, other.id, "another person's key is another one");
    let facts: Value =
        sqlx::query_scalar("select facts from outbox where kind = 'feedback.submitted' limit 1")
            .fetch_one(&db)
            .await
            .unwrap();
    assert_eq!(facts["version"], 1);
    assert_eq!(facts["feedback"]["user_id"], stage.carol.id().unwrap().to_string());
}

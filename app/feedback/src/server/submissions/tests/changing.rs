//! The desk says what becomes of feedback.

use base::server::Actor;
use identity::server::test::Stage;
use serde_json::Value;
use sqlx::PgPool;

use super::*;
use crate::{FeedbackChange, FeedbackStatus};

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_the_desk_says_is_kept_logged_and_told_once(db: PgPool) {
    let stage = Stage::new(db.clone()).await;
    let given = submit(&stage.ctx, &Actor::Anonymous, None, words("It hums.")).await.unwrap();
    let wanted = FeedbackChange {
        tags: Some(vec!["Ballast".to_owned(), "hum".to_owned()]),
        status: Some(FeedbackStatus::Planned),
        note: Some(Some(" Ask the makers. ".to_owned())),
        ..FeedbackChange::default()
    };
    for _ in 0..2 {
        let changed = change(&stage.ctx, &stage.alice, given.id, wanted.clone()).await.unwrap();
        assert_eq!(
            (changed.tags, changed.status),
            (vec!["ballast".to_owned(), "hum".to_owned()], FeedbackStatus::Planned)
        );
        assert_eq!(changed.note.as_deref(), Some("Ask the makers."));
    }
    let kinds: Vec<String> = sqlx::query_scalar("select kind from outbox where topic = $1 order by seq")
        .bind(format!("feedback:{}", given.id))
        .fetch_all(&db)
        .await
        .unwrap();
    assert_eq!(kinds, ["feedback.submitted", "feedback.changed"], "what is as it was is no change");
    let logged: Vec<Value> =
        sqlx::query_scalar("select after from audit_log where action = 'feedback.changed'")
            .fetch_all(&db)
            .await
            .unwrap();
    assert_eq!(logged.len(), 1);
    assert!(logged[0].get("comments").is_none(), "{logged:?}");
    let kept = change(&stage.ctx, &stage.alice, given.id, FeedbackChange::default()).await.unwrap();
    assert_eq!(kept.status, FeedbackStatus::Planned, "what is missing stays");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn only_the_desk_says_anything_and_nothing_wrong(db: PgPool) {
    let stage = Stage::new(db).await;
    let given = submit(&stage.ctx, &stage.carol, None, rated(1)).await.unwrap();
    let seen = FeedbackChange { status: Some(FeedbackStatus::Seen), ..FeedbackChange::default() };
    let refused = change(&stage.ctx, &stage.carol, given.id, seen.clone()).await;
    assert!(matches!(refused, Err(Error::Forbidden)), "{refused:?}");
    let refused = change(&stage.ctx, &Actor::Anonymous, given.id, seen.clone()).await;
    assert!(matches!(refused, Err(Error::Unauthenticated)), "{refused:?}");
    let nowhere = change(&stage.ctx, &stage.alice, stage.ctx.id().into(), seen).await;
    assert!(matches!(nowhere, Err(Error::NotFound)), "{nowhere:?}");
    let many = FeedbackChange { tags: Some(vec!["a".to_owned(); 11]), ..FeedbackChange::default() };
    assert_eq!(field(change(&stage.ctx, &stage.alice, given.id, many).await), "tags");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn feedback_belongs_to_one_ticket(db: PgPool) {
    let stage = Stage::new(db.clone()).await;
    let given = submit(&stage.ctx, &stage.carol, None, rated(1)).await.unwrap();
    let tickets: Vec<(base::uuid::Uuid, String)> = {
        for number in ["ST-2026-900001", "ST-2026-900002"] {
            sqlx::query(
                "insert into tickets (id, number, requester_id, category_id, subject, status, priority, source, preview,
                     created_at, updated_at, last_message_at)
                 values (gen_random_uuid(), $1, $2, (select id from categories limit 1), 'a', 'open', 1, 'web', '',
                     now(), now(), now())",
            )
            .bind(number)
            .bind(stage.carol.id().unwrap().0)
            .execute(&db)
            .await
            .unwrap();
        }
        sqlx::query_as("select id, number from tickets order by number").fetch_all(&db).await.unwrap()
    };
    let mut tx = stage.ctx.begin().await.unwrap();
    let held = hold(&mut tx, &stage.alice, given.id).await.unwrap();
    let linked =
        belongs_to(&stage.ctx, &mut tx, &stage.alice, held, (tickets[0].0, &tickets[0].1)).await.unwrap();
    assert_eq!(linked.ticket_number.as_deref(), Some("ST-2026-900001"));
    assert_eq!(linked.status, FeedbackStatus::Seen, "who made a ticket of it has seen it");
    let again =
        belongs_to(&stage.ctx, &mut tx, &stage.alice, linked.clone(), (tickets[0].0, &tickets[0].1)).await;
    assert_eq!(again.unwrap(), linked);
    let other = belongs_to(&stage.ctx, &mut tx, &stage.alice, linked, (tickets[1].0, &tickets[1].1)).await;
    assert!(matches!(other, Err(Error::Conflict { .. })), "{other:?}");
}

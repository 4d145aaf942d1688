//! A consumer that is added later hears the same as one that was there.

use consumers::server::History;
use serde_json::Value;

use super::*;
use crate::{ChatContact, ChatEvent, ChatRating, PageView};

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_log_tells_the_events_that_were_told_live(db: PgPool) {
    let Stage { ctx, alice, .. } = Stage::new(db).await;
    let (begun, visitor) = begin(&ctx, question("One?")).await;
    let id = begun.session_id;
    let page = PageView { url: "https://a.example".into(), title: "A".into() };
    view_page(&ctx, &visitor, id, page).await.unwrap();
    say(&ctx, &alice, NewChatMessage { is_internal: true, ..NewChatMessage::new(id, "hush") }).await.unwrap();
    words(&ctx, &alice, id, "Two.").await;
    end(&ctx, &alice, id).await.unwrap();
    rate(&ctx, &visitor, id, ChatRating { score: 5, comment: None }).await.unwrap();
    let (second, other) = begin(&ctx, question("Three?")).await;
    let contact = ChatContact { name: Some("Vera".into()), email: None };
    introduce(&ctx, &other, second.session_id, contact).await.unwrap();

    let live = sqlx::query!(
        r#"select topic, seq, kind as "kind!", facts as "facts!" from outbox where kind like 'chat.%' order by topic, seq"#
    )
    .fetch_all(&ctx.db)
    .await
    .unwrap();
    let mut tx = ctx.begin().await.unwrap();
    let replayed = ChatHistoryLog.page(&mut tx, i64::MAX, None).await.unwrap().unwrap();
    assert!(ChatHistoryLog.page(&mut tx, i64::MAX, Some(&replayed.after)).await.unwrap().is_none());
    assert_eq!(replayed.events.len(), live.len());
    let what = |facts: &Value| {
        let event: ChatEvent = serde_json::from_value(facts.clone()).unwrap();
        (
            event.event,
            event.by,
            event.at,
            event.chat.status,
            event.chat.assignee,
            event.chat.accepted_at.is_some(),
        )
    };
    for (replayed, live) in replayed.events.iter().zip(&live) {
        assert_eq!((&replayed.topic, replayed.seq, &replayed.kind), (&live.topic, live.seq, &live.kind));
        assert_eq!(what(&replayed.facts), what(&live.facts), "{}", live.kind);
    }
    // What is delivered live is not told twice.
    let none = ChatHistoryLog.page(&mut tx, 0, None).await.unwrap().unwrap();
    assert!(none.events.is_empty());
}

//! What fell silent.

use app::server::ArchiveSilentChats;
use jobs::server::Job;
use sqlx::PgPool;

use super::chat_rows::{Chat, DANA, say, told};
use crate::support::App;

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn silent_chats_are_archived_once_however_many_work(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let ctx = &app.ctx;
    let gone = Chat { silent: 31, unseen: 31 * 60, ..DANA };
    let left = Chat { status: "left_message", agent: None, ..DANA };
    let cases = [
        (gone, true, "ended", 1),
        (Chat { status: "waiting", agent: None, ..gone }, true, "ended", 1),
        (gone, false, "ended", 0),
        (Chat { unseen: 60, ..gone }, true, "active", 0),
        (Chat { silent: 29, ..gone }, true, "active", 0),
        (left, true, "left_message", 0),
        (Chat { silent: 3, ..left }, true, "ended", 1),
        (Chat { unseen: 31, ..left }, true, "ended", 1),
        (Chat { silent: 3, ..left }, false, "left_message", 0),
    ];
    let mut chats = Vec::new();
    for (chat, has_words, ..) in cases {
        let id = chat.begin(ctx).await;
        if has_words {
            say(ctx, id, "Dana", "It hums.", false).await;
        }
        chats.push(id);
    }
    let work = || ArchiveSilentChats {}.run(ctx);
    let (one, other) = futures::join!(work(), work());
    one.and(other).unwrap();
    work().await.unwrap();
    for (place, (id, (.., status, count))) in chats.iter().zip(cases).enumerate() {
        let found: (String, i64) = sqlx::query_as(
            "select status, (select count(*) from tickets where chat_session_id = $1) from chat_sessions where id = $1",
        )
        .bind(id)
        .fetch_one(&ctx.db)
        .await
        .unwrap();
        assert_eq!((&*found.0, found.1), (status, count), "chat {place}");
        let told = told(ctx, *id).await;
        let kinds: Vec<_> = told.iter().map(|(kind, is_public)| (&**kind, *is_public)).collect();
        let wanted: &[_] = match (status, count) {
            ("ended", 1) => &[("archived", true), ("ended", true)],
            ("ended", _) => &[("ended", true)],
            _ => &[],
        };
        assert_eq!(kinds, wanted, "chat {place}");
    }
    let tickets = cast.alice.get("/api/support/agent/tickets").await.expect(200);
    let waiting = tickets["tickets"].as_array().unwrap().iter();
    assert!(waiting.clone().all(|ticket| ticket["waiting_since"].is_string()), "{tickets}");
    let reason: Vec<String> = sqlx::query_scalar(
        "select distinct event ->> 'reason' from outbox where event ->> 'type' = 'ended' order by 1",
    )
    .fetch_all(&ctx.db)
    .await
    .unwrap();
    assert_eq!(reason, ["silence", "ticket"], "what was left fell not silent");
}

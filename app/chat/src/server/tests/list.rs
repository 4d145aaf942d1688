//! The desk's lists.

use base::server::{Actor, Error};
use identity::server::test::Stage;
use sqlx::PgPool;

use super::fixtures::{id_of, reason, set, team, waiting};
use crate::{
    ChatFilter, ChatScope, ChatSessionId,
    server::{accept, list},
};

async fn found(stage: &Stage, actor: &Actor, filter: &ChatFilter) -> Vec<ChatSessionId> {
    let chats = list(&stage.ctx, actor, filter).await.unwrap();
    assert_eq!(chats.pagination.total, chats.chats.len() as i64);
    chats.chats.into_iter().map(|chat| chat.id).collect()
}

fn of(scope: ChatScope) -> ChatFilter {
    ChatFilter { scope, ..ChatFilter::default() }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn everybody_finds_what_is_theirs_in_its_order(db: PgPool) {
    let stage = Stage::new(db).await;
    let Stage { ctx, alice, bob, erin, carol, .. } = &stage;
    let billing = team(&stage, "Billing", &[bob]).await;
    let (late, early, back) = (waiting(&stage, 5).await, waiting(&stage, 10).await, waiting(&stage, 1).await);
    let of_billing = waiting(&stage, 50).await;
    set(&stage, of_billing, &format!("team_id = '{billing}'")).await;
    set(&stage, back, "returned_at = now()").await;
    assert_eq!(found(&stage, alice, &of(ChatScope::Waiting)).await, [back, early, late]);
    for sees_all in [bob, erin] {
        assert_eq!(found(&stage, sees_all, &of(ChatScope::Waiting)).await, [back, of_billing, early, late]);
    }
    for chat in [late, early, back] {
        accept(ctx, alice, chat).await.unwrap();
    }
    set(&stage, early, "waiting_since = null").await;
    assert_eq!(
        found(&stage, alice, &of(ChatScope::Mine)).await,
        [late, back, early],
        "who waits comes first"
    );
    assert_eq!(found(&stage, erin, &of(ChatScope::Mine)).await, []);
    assert_eq!(found(&stage, alice, &of(ChatScope::All)).await, [back, late, early, of_billing]);
    assert!(matches!(list(ctx, carol, &of(ChatScope::All)).await, Err(Error::Forbidden)));
    assert!(matches!(list(ctx, &Actor::Anonymous, &of(ChatScope::All)).await, Err(Error::Unauthenticated)));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_cursor_goes_through_every_order_once(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, alice) = (&stage.ctx, &stage.alice);
    for minutes in [4, 9, 2, 7, 7, 1] {
        let chat = waiting(&stage, minutes).await;
        if minutes % 2 == 0 {
            set(&stage, chat, "returned_at = now(), waiting_since = null").await;
        }
    }
    for scope in [ChatScope::Waiting, ChatScope::All, ChatScope::Mine] {
        if scope == ChatScope::Mine {
            let given = "update chat_sessions set status = 'active', assigned_agent_id = $1";
            sqlx::query(given).bind(id_of(alice).0).execute(&ctx.db).await.unwrap();
        }
        let whole = found(&stage, alice, &of(scope)).await;
        let (mut seen, mut cursor) = (Vec::new(), None);
        loop {
            let page = ChatFilter { cursor, limit: Some(2), ..of(scope) };
            let page = list(ctx, alice, &page).await.unwrap();
            seen.extend(page.chats.into_iter().map(|chat| chat.id));
            cursor = page.pagination.next_cursor;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!((whole.len(), &seen), (6, &whole), "{scope:?}");
        let second = ChatFilter { page: Some(2), limit: Some(4), ..of(scope) };
        let second = list(ctx, alice, &second).await.unwrap().chats;
        assert_eq!(second.into_iter().map(|chat| chat.id).collect::<Vec<_>>(), whole[4..]);
    }
    let wrong = ChatFilter { cursor: Some("7".to_owned()), ..ChatFilter::default() };
    assert_eq!(reason(list(ctx, alice, &wrong).await), "cursor");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_chat_is_found_by_what_was_said_and_by_who_said_it(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, alice) = (&stage.ctx, &stage.alice);
    let (lamp, other) = (waiting(&stage, 5).await, waiting(&stage, 4).await);
    set(&stage, lamp, "search = to_tsvector('simple', 'the hallway lamp hums'), status = 'ended'").await;
    set(&stage, other, "name = 'Zoé Müller', email = 'z.mueller@example.com'").await;
    let search = async |words: &str| {
        let filter = ChatFilter { search: Some(words.to_owned()), ..of(ChatScope::All) };
        found(&stage, alice, &filter).await
    };
    for words in ["lamp", "LAMP hum", "hall", "hums the"] {
        assert_eq!(search(words).await, [lamp], "{words}");
    }
    for words in ["zoe", "Müll", "z.mueller@exam", "example.com"] {
        assert_eq!(search(words).await, [other], "{words}");
    }
    for words in ["lamp zoe", "amp", "'", "\\", "' | 'lantern", "!lantern", "<->", "%", "ST-2026-000001"] {
        assert_eq!(search(words).await, [], "{words}");
    }
    assert_eq!(search("  \0 ").await.len(), 2, "nothing is asked");
    sqlx::query(
        "with ticket as (
             insert into tickets (id, number, requester_id, category_id, subject, created_at, updated_at, last_message_at)
             select $1, 'ST-2026-000042', $2, c.id, 'The lamp', now(), now(), now() from categories c limit 1
             returning id)
         update chat_sessions set ticket_id = (select id from ticket) where id = $3",
    )
    .bind(ctx.id())
    .bind(id_of(&stage.carol).0)
    .bind(lamp.0)
    .execute(&ctx.db)
    .await
    .unwrap();
    for words in ["ST-2026-000042", "st-2026-0000"] {
        assert_eq!(search(words).await, [lamp], "{words}");
    }
    let waiting = ChatFilter { search: Some("lamp".to_owned()), ..ChatFilter::default() };
    assert_eq!(found(&stage, alice, &waiting).await, [], "it is over");
}

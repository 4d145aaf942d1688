//! Visitors who are blocked.

use base::server::Error;
use identity::server::test::Stage;
use sqlx::PgPool;

use super::fixtures::{holder, kinds, reason, set, waiting};
use crate::{
    ChatSettings,
    server::{block_visitor, chat_settings},
};

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_agent_blocks_where_chats_come_from_and_changes_no_other_setting(db: PgPool) {
    let stage = Stage::new(db).await;
    let Stage { ctx, alice, carol, erin, .. } = &stage;
    let before = ChatSettings { idle_minutes: 7, ..ChatSettings::default() };
    settings::server::write(ctx, erin, &before).await.unwrap();
    let (chat, again, nowhere) =
        (waiting(&stage, 3).await, waiting(&stage, 2).await, waiting(&stage, 1).await);
    for chat in [chat, again] {
        set(&stage, chat, "address = '2001:db8:1:2::/64'").await;
    }
    assert!(matches!(block_visitor(ctx, carol, chat).await, Err(Error::Forbidden)));
    for blocked in [chat, nowhere] {
        block_visitor(ctx, alice, blocked).await.unwrap();
    }
    for chat in [chat, again, nowhere] {
        assert_eq!(holder(&stage, chat).await, ("ended".to_owned(), None));
        assert_eq!(kinds(&stage, chat).await, ["ended"]);
    }
    let blocked_networks = vec!["2001:db8:1:2::/64".to_owned()];
    assert_eq!(chat_settings(ctx, erin).await.unwrap(), ChatSettings { blocked_networks, ..before });
    let kept: i64 = sqlx::query_scalar("select count(*) from chat_sessions where address is not null")
        .fetch_one(&ctx.db)
        .await
        .unwrap();
    assert_eq!(kept, 0, "where they came from is forgotten");
    let blockers: Vec<String> =
        sqlx::query_scalar("select actor_name from audit_log where action = 'chat.visitor_blocked'")
            .fetch_all(&ctx.db)
            .await
            .unwrap();
    assert_eq!(blockers, ["Alice"], "the log names who wanted it");
    let over = block_visitor(ctx, alice, chat).await;
    assert_eq!(reason(over), "This chat is over. Start a new one to go on.");
}

//! Chats are taken.

use base::server::{Actor, Error};
use futures::future::join_all;
use identity::server::test::Stage;
use sqlx::PgPool;

use super::fixtures::{holder, id_of, kinds, reason, set, set_agent, visitor, waiting};
use crate::{ChatStatus, server::accept};

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn of_two_at_once_one_gets_it_and_the_other_is_told_who(db: PgPool) {
    let stage = Stage::new(db).await;
    let Stage { ctx, alice, bob, .. } = &stage;
    let chat = waiting(&stage, 5).await;
    let (first, second) = futures::join!(accept(ctx, alice, chat), accept(ctx, bob, chat));
    assert!(first.is_ok() != second.is_ok(), "{first:?} {second:?}");
    let (won, lost) = if first.is_ok() { (first, second) } else { (second, first) };
    let won = won.unwrap();
    let name = won.assigned_to.unwrap().name;
    assert_eq!(won.status, ChatStatus::Active);
    assert_eq!(reason(lost), format!("{name} has this chat already."));
    let winner = if name == "Alice" { alice } else { bob };
    accept(ctx, winner, chat).await.expect("again is the same");
    assert_eq!(kinds(&stage, chat).await, ["accepted"]);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn nobody_takes_more_than_they_take_at_once_however_fast_they_click(db: PgPool) {
    let stage = Stage::new(db).await;
    let Stage { ctx, alice, .. } = &stage;
    let mut chats = Vec::new();
    for minutes in 1..=6 {
        chats.push(waiting(&stage, minutes).await);
    }
    let taken = join_all(chats.iter().map(|chat| accept(ctx, alice, *chat))).await;
    let (won, lost): (Vec<_>, Vec<_>) = taken.into_iter().partition(Result::is_ok);
    assert_eq!((won.len(), lost.len()), (3, 3), "{lost:?}");
    for refused in lost {
        assert_eq!(reason(refused), "You have 3 chats already, as many as you take at once.");
    }
    set_agent(&stage, alice, "max_concurrent_chats = 4").await;
    let left = join_all(chats.iter().map(|chat| accept(ctx, alice, *chat))).await;
    assert_eq!(left.iter().filter(|taken| taken.is_ok()).count(), 4, "what they have, and one more");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_admin_takes_what_somebody_has_and_no_agent_does(db: PgPool) {
    let stage = Stage::new(db).await;
    let Stage { ctx, alice, bob, erin, .. } = &stage;
    let chat = waiting(&stage, 5).await;
    let first = accept(ctx, alice, chat).await.unwrap();
    assert_eq!(reason(accept(ctx, bob, chat).await), "Alice has this chat already.");
    let taken = accept(ctx, erin, chat).await.unwrap();
    assert_eq!(taken.assigned_to.unwrap().id, id_of(erin));
    assert_eq!(kinds(&stage, chat).await, ["accepted", "accepted"]);
    let accepted_at = "select accepted_at <= now() from chat_sessions where started_at = $1";
    let at: bool = sqlx::query_scalar(accepted_at).bind(first.started_at).fetch_one(&ctx.db).await.unwrap();
    assert!(at);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn strangers_take_nothing_and_what_is_over_stays_over(db: PgPool) {
    let stage = Stage::new(db).await;
    let Stage { ctx, alice, carol, .. } = &stage;
    let chat = waiting(&stage, 5).await;
    assert!(matches!(accept(ctx, carol, chat).await, Err(Error::Forbidden)));
    assert!(matches!(accept(ctx, &Actor::Anonymous, chat).await, Err(Error::Unauthenticated)));
    assert!(matches!(accept(ctx, &visitor(chat), chat).await, Err(Error::Unauthenticated)));
    assert!(matches!(accept(ctx, alice, ctx.id().into()).await, Err(Error::NotFound)));
    set(&stage, chat, "status = 'ended'").await;
    assert_eq!(reason(accept(ctx, alice, chat).await), "This chat is over. Start a new one to go on.");
    assert_eq!(holder(&stage, chat).await, ("ended".to_owned(), None));
}

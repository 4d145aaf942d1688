//! Agents whose browsers are gone.

use base::chrono::TimeDelta;
use identity::server::test::Stage;
use sqlx::PgPool;

use super::fixtures::{automatic, here, holder, kinds, set, waiting};
use crate::{
    ChatSettings,
    server::{accept, give_back::give_back, note_agent, queue_place},
};

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_agent_has_a_moment_to_come_back_and_then_who_waits_is_first_again(db: PgPool) {
    let stage = Stage::new(db).await;
    let Stage { ctx, alice, erin, .. } = &stage;
    let settings = ChatSettings { grace_seconds: 600, ..ChatSettings::default() };
    settings::server::write(ctx, erin, &settings).await.unwrap();
    let (longer, chat, answered) =
        (waiting(&stage, 50).await, waiting(&stage, 5).await, waiting(&stage, 4).await);
    for chat in [chat, answered] {
        accept(ctx, alice, chat).await.unwrap();
    }
    set(&stage, answered, "waiting_since = null").await;
    ctx.clock.advance(TimeDelta::seconds(500));
    note_agent(ctx, alice).await.unwrap();
    ctx.clock.advance(TimeDelta::seconds(500));
    give_back(ctx).await.unwrap();
    assert_eq!(holder(&stage, chat).await, ("active".to_owned(), alice.id()), "her moment is not over");
    ctx.clock.advance(TimeDelta::seconds(101));
    let (first, second) = futures::join!(give_back(ctx), give_back(ctx));
    first.and(second).unwrap();
    assert_eq!(holder(&stage, chat).await, ("waiting".to_owned(), None));
    assert_eq!(kinds(&stage, chat).await, ["accepted", "returned"]);
    assert_eq!(queue_place(ctx, alice, chat).await.unwrap().unwrap().position, 1);
    assert_eq!(queue_place(ctx, alice, longer).await.unwrap().unwrap().position, 2);
    assert_eq!(holder(&stage, answered).await, ("active".to_owned(), alice.id()), "nobody waits there");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_is_given_back_goes_to_somebody_else_at_once(db: PgPool) {
    let stage = Stage::new(db).await;
    let Stage { ctx, alice, bob, .. } = &stage;
    let (chat, orphan) = (waiting(&stage, 5).await, waiting(&stage, 6).await);
    accept(ctx, alice, chat).await.unwrap();
    // Its agent's account is gone.
    set(&stage, orphan, "status = 'active'").await;
    automatic(&stage).await;
    ctx.clock.advance(TimeDelta::minutes(2));
    here(&stage, bob).await;
    give_back(ctx).await.unwrap();
    for chat in [chat, orphan] {
        assert_eq!(holder(&stage, chat).await, ("active".to_owned(), bob.id()));
    }
    assert_eq!(kinds(&stage, chat).await, ["accepted", "returned", "accepted"]);
}

//! Work is handed out.

use base::{chrono::TimeDelta, server::Ctx};
use identity::server::test::Stage;
use sqlx::PgPool;

use super::fixtures::{automatic, here, holder, id_of, kinds, reason, set, set_agent, team, waiting};
use crate::server::{accept, hand_out::hand_out, note_agent};

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn nothing_is_handed_out_unless_an_admin_wants_it(db: PgPool) {
    let stage = Stage::new(db).await;
    let chat = waiting(&stage, 5).await;
    note_agent(&stage.ctx, &stage.alice).await.unwrap();
    assert_eq!(holder(&stage, chat).await, ("waiting".to_owned(), None));
    automatic(&stage).await;
    stage.ctx.clock.advance(TimeDelta::seconds(6));
    note_agent(&stage.ctx, &stage.alice).await.unwrap();
    assert_eq!(holder(&stage, chat).await, ("active".to_owned(), stage.alice.id()));
    assert_eq!(kinds(&stage, chat).await, ["accepted"]);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn whoever_is_away_gone_full_or_not_good_at_it_gets_nothing(db: PgPool) {
    let stage = Stage::new(db).await;
    let Stage { ctx, alice, bob, .. } = &stage;
    automatic(&stage).await;
    let billing = team(&stage, "Billing", &[bob]).await;
    let chat = waiting(&stage, 5).await;
    let stays = async |why: &str| {
        assert_eq!(hand_out(ctx).await.unwrap(), [], "{why}");
        assert_eq!(holder(&stage, chat).await, ("waiting".to_owned(), None), "{why}");
    };
    stays("nobody is there").await;
    here(&stage, alice).await;
    set_agent(&stage, alice, "status = 'away'").await;
    stays("she is away").await;
    set_agent(&stage, alice, "status = 'active', max_concurrent_chats = 0").await;
    stays("she takes none").await;
    set_agent(&stage, alice, "max_concurrent_chats = 1").await;
    set(&stage, chat, &format!("team_id = '{billing}'")).await;
    stays("she is not of the team").await;
    set(&stage, chat, "team_id = null, skills = '{lamps,Deutsch}'").await;
    set_agent(&stage, alice, "skills = '{Lamps}'").await;
    stays("she does not know all of it").await;
    set_agent(&stage, alice, "skills = '{deutsch,Lamps,App}'").await;
    ctx.clock.advance(TimeDelta::seconds(61));
    stays("she is gone").await;
    here(&stage, alice).await;
    assert_eq!(hand_out(ctx).await.unwrap(), [None]);
    assert_eq!(holder(&stage, chat).await.1, alice.id());
    let next = waiting(&stage, 1).await;
    assert_eq!(hand_out(ctx).await.unwrap(), [], "she has as many as she takes");
    assert_eq!(holder(&stage, next).await.1, None);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_first_goes_first_and_to_whoever_was_given_something_longest_ago(db: PgPool) {
    let stage = Stage::new(db).await;
    let Stage { ctx, alice, bob, .. } = &stage;
    automatic(&stage).await;
    for agent in [alice, bob] {
        here(&stage, agent).await;
    }
    let mut given = Vec::new();
    for minutes in (50..54).rev() {
        let chat = waiting(&stage, minutes).await;
        hand_out(ctx).await.unwrap();
        given.push(holder(&stage, chat).await.1);
    }
    assert!(given[0].is_some() && given[1].is_some() && given[0] != given[1], "{given:?}");
    assert_eq!(given[2..], given[..2], "one after the other");
    // One is left for each: who was given back is before who waits longer.
    let (long, longer, back) = (waiting(&stage, 8).await, waiting(&stage, 9).await, waiting(&stage, 1).await);
    set(&stage, back, "returned_at = now()").await;
    assert_eq!(hand_out(ctx).await.unwrap(), [None, None]);
    assert!(holder(&stage, back).await.1.is_some() && holder(&stage, longer).await.1.is_some());
    assert_eq!(holder(&stage, long).await.1, None);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn two_processes_hand_out_each_chat_once_and_nobody_gets_too_many(db: PgPool) {
    let stage = Stage::new(db.clone()).await;
    let Stage { ctx, alice, bob, erin, .. } = &stage;
    automatic(&stage).await;
    let other: Ctx = ctx.over(db);
    for agent in [alice, bob] {
        here(&stage, agent).await;
    }
    set_agent(&stage, bob, "max_concurrent_chats = 4").await;
    let mut chats = Vec::new();
    for minutes in 1..=12 {
        chats.push(waiting(&stage, minutes).await);
    }
    // An agent takes one meanwhile.
    let taken = accept(ctx, alice, chats[0]);
    let (first, second, third, taken) = futures::join!(hand_out(ctx), hand_out(&other), hand_out(ctx), taken);
    if taken.is_err() {
        assert!(reason(taken).starts_with("You have 3 chats already"), "she was given them meanwhile");
    }
    let handed = first.unwrap().len() + second.unwrap().len() + third.unwrap().len();
    let mut held = Vec::new();
    for chat in &chats {
        let (status, agent) = holder(&stage, *chat).await;
        assert_eq!(kinds(&stage, *chat).await.len(), usize::from(status == "active"), "each once");
        held.extend(agent);
    }
    let of = |agent| held.iter().filter(|holder| **holder == id_of(agent)).count();
    assert_eq!((of(alice), of(bob), of(erin)), (3, 4, 0));
    assert!(handed <= 7, "no chat was handed out twice");
}

//! An agent's own status against a real database. The rule itself is tested beside it.

use base::{chrono::TimeDelta, server::Error};
use jobs::server::Job;
use sqlx::PgPool;

use super::*;
use crate::{
    AgentStatus,
    people::{OwnStatusChange, StatusWish},
    server::{colleagues, test::Stage},
};

fn idle_after(minutes: i32) -> OwnStatusChange {
    OwnStatusChange { idle_minutes: Some(Some(minutes)), ..OwnStatusChange::default() }
}

fn choosing(status: AgentStatus) -> OwnStatusChange {
    OwnStatusChange { status: Some(status), ..OwnStatusChange::default() }
}

/// How Bob sees Alice in the menu of assignees.
async fn seen(stage: &Stage) -> AgentStatus {
    let colleagues = colleagues(&stage.ctx, &stage.bob).await.unwrap();
    colleagues.into_iter().find(|colleague| Some(colleague.id) == stage.alice.id()).unwrap().status
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_an_agent_chooses_is_what_colleagues_see(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, alice) = (&stage.ctx, &stage.alice);
    assert_eq!(own_status(ctx, alice).await.unwrap().status, AgentStatus::Active);
    change_own_status(ctx, alice, choosing(AgentStatus::Away)).await.unwrap();
    assert_eq!(seen(&stage).await, AgentStatus::Away);
    let limited = OwnStatusChange { max_concurrent_chats: Some(5), ..OwnStatusChange::default() };
    let own = change_own_status(ctx, alice, limited).await.unwrap();
    assert_eq!((own.status, own.max_concurrent_chats), (AgentStatus::Away, 5), "what is left out stays");
    let wrong = OwnStatusChange { max_concurrent_chats: Some(51), ..choosing(AgentStatus::Active) };
    assert!(matches!(change_own_status(ctx, alice, wrong).await, Err(Error::Invalid(_))));
    assert_eq!(seen(&stage).await, AgentStatus::Away, "nothing half-written");
    assert!(matches!(own_status(ctx, &stage.carol).await, Err(Error::Forbidden)));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn who_does_nothing_is_away_by_themselves_until_the_next_input(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, alice) = (&stage.ctx, &stage.alice);
    let note = async |wish| note_status(ctx, alice, wish).await.unwrap();
    ctx.clock.advance(TimeDelta::hours(2));
    assert_eq!(note(StatusWish::Idle).await.status, AgentStatus::Active, "it is off until somebody wants it");
    change_own_status(ctx, alice, idle_after(10)).await.unwrap();
    ctx.clock.advance(TimeDelta::minutes(9));
    assert_eq!(note(StatusWish::Idle).await.status, AgentStatus::Active);
    // Another browser of hers, in which she goes on.
    note(StatusWish::Here).await;
    ctx.clock.advance(TimeDelta::minutes(9));
    assert_eq!(note(StatusWish::Idle).await.status, AgentStatus::Active, "she is there elsewhere");
    ctx.clock.advance(TimeDelta::minutes(1));
    let own = note(StatusWish::Idle).await;
    assert!(own.is_away_by_itself && own.status == AgentStatus::Away);
    assert_eq!(seen(&stage).await, AgentStatus::Away);
    let own = note(StatusWish::Here).await;
    assert!(!own.is_away_by_itself && own.status == AgentStatus::Active);
    change_own_status(ctx, alice, choosing(AgentStatus::Away)).await.unwrap();
    assert_eq!(note(StatusWish::Here).await.status, AgentStatus::Away, "what was chosen stays");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn who_closed_the_lid_is_away_too(db: PgPool) {
    let stage = Stage::new(db).await;
    let ctx = &stage.ctx;
    change_own_status(ctx, &stage.alice, idle_after(10)).await.unwrap();
    ctx.clock.advance(TimeDelta::minutes(11));
    LeaveIdleAgents {}.run(ctx).await.unwrap();
    assert_eq!(seen(&stage).await, AgentStatus::Active, "a browser that is open says so itself");
    ctx.clock.advance(TimeDelta::minutes(2));
    LeaveIdleAgents {}.run(ctx).await.unwrap();
    assert_eq!(seen(&stage).await, AgentStatus::Away);
    assert!(own_status(ctx, &stage.alice).await.unwrap().is_away_by_itself);
    assert_eq!(
        own_status(ctx, &stage.bob).await.unwrap().status,
        AgentStatus::Active,
        "who did not ask stays"
    );
}

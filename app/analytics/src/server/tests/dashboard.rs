//! The desk as it is now.

use super::*;

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_dashboard_says_what_waits_and_who_has_it(db: PgPool) {
    let stage = Stage::new(db).await;
    let Stage { ctx, alice, bob, carol, .. } = &stage;
    react(ctx).await;
    let draft = || NewTicket::new("The lamp does not light", "It stays dark.");
    let (one, two) = (open(&stage, carol, draft()).await, open(&stage, carol, draft()).await);
    let three = open(&stage, carol, draft()).await;
    ctx.clock.advance(TimeDelta::seconds(90));
    say(&stage, alice, &one, NewMessage::reply("Is it plugged in?")).await;
    say(&stage, carol, &one, NewMessage::reply("Yes.")).await;
    say(&stage, bob, &two, NewMessage::reply("A fuse.")).await;
    change(&stage, bob, &two, moved(Status::Resolved)).await;
    react(ctx).await;
    let seen = super::super::dashboard(ctx, alice).await.unwrap();
    assert_eq!((seen.open, seen.waiting, seen.unassigned), (2, 2, 1));
    assert_eq!((seen.opened_today, seen.resolved_today), (3, 1));
    assert_eq!(seen.first_response_median, Some(90.0));
    assert_eq!(seen.waiting_since, Some(three.created_at));
    assert_eq!((seen.breaching, seen.chats_waiting, seen.chats_active), (None, 0, 0));
    let of = |name| seen.workloads.iter().find(|load| load.agent.name == name).unwrap();
    assert_eq!((of("Alice").open, of("Alice").waiting, of("Alice").resolved_today), (1, 1, 0));
    assert_eq!((of("Bob").open, of("Bob").resolved_today), (0, 1));
    assert_eq!(seen.workloads[0].agent.name, "Alice", "whoever has most is first");
    assert!(super::super::dashboard(ctx, carol).await.is_err());
}

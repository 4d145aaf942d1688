//! The queue tells the truth.

use base::server::Error;
use identity::server::test::Stage;
use serde_json::Value;
use sqlx::{PgPool, postgres::PgListener};

use super::fixtures::{here, set, team, visitor, waiting};
use crate::{
    ChatSessionId, WaitInterval,
    server::{accept, note_agent, queue_place, waiting_times::wait_interval},
};

async fn position(stage: &Stage, chat: ChatSessionId) -> Option<i64> {
    queue_place(&stage.ctx, &visitor(chat), chat).await.unwrap().map(|place| place.position)
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn whoever_comes_first_is_first_but_for_who_was_given_back(db: PgPool) {
    let stage = Stage::new(db).await;
    let Stage { ctx, alice, carol, .. } = &stage;
    let billing = team(&stage, "Billing", &[]).await;
    let (second, first, back) =
        (waiting(&stage, 5).await, waiting(&stage, 10).await, waiting(&stage, 1).await);
    let elsewhere = waiting(&stage, 100).await;
    set(&stage, back, "returned_at = now()").await;
    set(&stage, elsewhere, &format!("team_id = '{billing}'")).await;
    let mut positions = Vec::new();
    for chat in [back, first, second, elsewhere] {
        positions.push(position(&stage, chat).await);
    }
    assert_eq!(positions, [Some(1), Some(2), Some(3), Some(1)], "every team has a queue of its own");
    let place = queue_place(ctx, alice, first).await.unwrap().unwrap();
    assert_eq!((place.wait, place.has_agents), (None, false));
    here(&stage, alice).await;
    assert!(queue_place(ctx, alice, first).await.unwrap().unwrap().has_agents);
    assert!(
        !queue_place(ctx, alice, elsewhere).await.unwrap().unwrap().has_agents,
        "she is not of that team"
    );
    for stranger in [carol, &visitor(second)] {
        assert!(matches!(queue_place(ctx, stranger, first).await, Err(Error::NotFound)));
    }
    accept(ctx, alice, first).await.unwrap();
    assert_eq!((position(&stage, first).await, position(&stage, second).await), (None, Some(2)));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_wait_is_what_others_really_waited(db: PgPool) {
    let stage = Stage::new(db).await;
    let ctx = &stage.ctx;
    let billing = team(&stage, "Billing", &[]).await;
    let interval = async |team| {
        let mut reader = ctx.read().await.unwrap();
        let found = wait_interval(&mut reader, ctx.now(), team).await.unwrap();
        reader.release();
        found
    };
    for seconds in [20, 40, 70, 100, 400] {
        assert_eq!(interval(None).await, None, "fewer than five say nothing");
        let chat = waiting(&stage, 60).await;
        set(&stage, chat, &format!("status = 'ended', accepted_at = started_at + interval '{seconds} s'"))
            .await;
    }
    // Of 20, 40, 70, 100 and 400 seconds: a fifth is below 36, nine tenths are below 280.
    let wanted = WaitInterval { from_seconds: 60, to_seconds: 300 };
    assert_eq!(interval(None).await, Some(wanted));
    assert_eq!(interval(Some(billing)).await, None, "another queue says nothing of this one");
    ctx.clock.advance(base::chrono::TimeDelta::days(8));
    assert_eq!(interval(None).await, None, "and last week nothing of today");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn who_waits_hears_their_place_when_it_moves(db: PgPool) {
    let stage = Stage::new(db).await;
    let Stage { ctx, alice, .. } = &stage;
    let (first, second) = (waiting(&stage, 10).await, waiting(&stage, 5).await);
    let mut line = PgListener::connect_with(&ctx.db).await.unwrap();
    line.listen("porchlight_whispers").await.unwrap();
    let mut heard = async || {
        let told: Value = serde_json::from_str(line.recv().await.unwrap().payload()).unwrap();
        serde_json::from_str::<Value>(told["frame"].as_str().unwrap()).unwrap()
    };
    note_agent(ctx, alice).await.unwrap();
    let frame = heard().await;
    assert_eq!((&frame["type"], &frame["topic"]), (&"queue".into(), &first.topic().into()));
    assert_eq!(
        (&frame["position"], &frame["has_agents"], &frame["wait"]),
        (&1.into(), &true.into(), &Value::Null)
    );
    assert_eq!(heard().await["position"], 2);
    note_agent(ctx, alice).await.unwrap();
    accept(ctx, alice, first).await.unwrap();
    let frame = heard().await;
    assert_eq!((&frame["topic"], &frame["position"]), (&second.topic().into(), &1.into()));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn only_the_desk_is_there_to_chat(db: PgPool) {
    let stage = Stage::new(db).await;
    let chat = waiting(&stage, 1).await;
    assert!(matches!(note_agent(&stage.ctx, &stage.carol).await, Err(Error::Forbidden)));
    assert!(matches!(note_agent(&stage.ctx, &visitor(chat)).await, Err(Error::Unauthenticated)));
}

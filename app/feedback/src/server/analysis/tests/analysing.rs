//! What was said before is looked at again: in batches, once, and without telling when somebody wrote without a name.

use ::jobs::server::Job;
use base::{chrono::TimeDelta, server::Actor};
use identity::server::test::Stage;
use sqlx::PgPool;

use super::*;
use crate::{
    FeedbackChange,
    server::submissions::{change, find, submit},
};

async fn events(db: &PgPool, kind: &str) -> i64 {
    sqlx::query_scalar("select count(*) from outbox where kind = $1").bind(kind).fetch_one(db).await.unwrap()
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn rules_meet_what_was_said_before_and_leave_it_as_they_go(db: PgPool) {
    let stage = Stage::new(db.clone()).await;
    let ctx = &stage.ctx;
    let mut given = Vec::new();
    for number in 0..120 {
        let said = if number % 2 == 0 { "a late parcel" } else { "a parcel" };
        given.push(submit(ctx, &stage.carol, None, words(said)).await.unwrap().id);
    }
    let made = add_tag_rule(ctx, &stage.erin, rule("late", "late")).await.unwrap();
    assert_eq!(progress(ctx, &stage.erin).await.unwrap().pending, 120);
    for _ in 0..2 {
        AnalyseFeedback {}.run(ctx).await.unwrap();
        assert_eq!(progress(ctx, &stage.erin).await.unwrap().pending, 0);
        assert_eq!(events(&db, "feedback.analysed").await, 60, "of each that is another one by that, once");
    }
    let tags = async |place: usize| find(ctx, &stage.alice, given[place]).await.unwrap().tags;
    assert_eq!((tags(0).await, tags(1).await), (vec!["late".to_owned()], vec![]));
    // Taken away by somebody, it stays away; put there by somebody, it stays.
    let to = |tags: &[&str]| FeedbackChange {
        tags: Some(tags.iter().map(|tag| (*tag).to_owned()).collect()),
        ..FeedbackChange::default()
    };
    change(ctx, &stage.alice, given[0], to(&[])).await.unwrap();
    change(ctx, &stage.alice, given[1], to(&["late"])).await.unwrap();
    analyse_again(ctx, &stage.erin).await.unwrap();
    AnalyseFeedback {}.run(ctx).await.unwrap();
    assert_eq!((tags(0).await.len(), tags(1).await.len(), tags(2).await.len()), (0, 1, 1));
    remove_tag_rule(ctx, &stage.erin, made.id).await.unwrap();
    AnalyseFeedback {}.run(ctx).await.unwrap();
    assert_eq!((tags(0).await.len(), tags(1).await.len(), tags(2).await.len()), (0, 1, 0));
    let waiting: i64 = sqlx::query_scalar("select count(*) from jobs where kind = 'feedback-analysis'")
        .fetch_one(&db)
        .await
        .unwrap();
    assert_eq!(waiting, 1, "however often it was wanted");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_came_without_a_name_waits_until_its_hour_is_over(db: PgPool) {
    let stage = Stage::new(db.clone()).await;
    let ctx = &stage.ctx;
    let given = submit(ctx, &Actor::Anonymous, None, words("a late parcel")).await.unwrap().id;
    add_tag_rule(ctx, &stage.erin, rule("late", "late")).await.unwrap();
    AnalyseFeedback {}.run(ctx).await.unwrap();
    assert!(find(ctx, &stage.alice, given).await.unwrap().tags.is_empty());
    ctx.clock.advance(TimeDelta::hours(1));
    AnalyseFeedback {}.run(ctx).await.unwrap();
    let found = find(ctx, &stage.alice, given).await.unwrap();
    assert_eq!((found.tags, found.updated_at), (vec!["late".to_owned()], found.created_at));
}

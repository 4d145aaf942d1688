//! Admins say which words mean what.

use base::server::Actor;
use identity::server::test::Stage;
use sqlx::PgPool;

use super::*;
use crate::{
    TrialText,
    server::submissions::{find, submit},
};

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn feedback_gets_its_tags_and_its_sentiment_as_it_is_given(db: PgPool) {
    let stage = Stage::new(db).await;
    add_tag_rule(&stage.ctx, &stage.erin, rule("Late Parcel", "late")).await.unwrap();
    let draft = NewFeedback { tags: Some(vec!["own".to_owned()]), ..words("It was terribly late.") };
    let given = submit(&stage.ctx, &Actor::Anonymous, None, draft).await.unwrap();
    assert_eq!(given.sentiment, crate::Sentiment::Negative);
    let found = find(&stage.ctx, &stage.alice, given.id).await.unwrap();
    assert_eq!(found.tags, ["late-parcel", "own"]);
    assert_eq!(progress(&stage.ctx, &stage.erin).await.unwrap().pending, 0, "nothing is left to do");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn rules_are_changed_logged_and_tried_by_admins_alone(db: PgPool) {
    let stage = Stage::new(db.clone()).await;
    let ctx = &stage.ctx;
    let made = add_tag_rule(ctx, &stage.erin, rule("late", "late")).await.unwrap();
    let changed = change_tag_rule(ctx, &stage.erin, made.id, rule("slow", "slow*")).await.unwrap();
    assert_eq!((changed.id, &*changed.tag), (made.id, "slow"));
    assert_eq!(tag_rules(ctx, &stage.erin).await.unwrap().tag_rules, [changed]);
    let trial = TrialText { text: "Slowly".to_owned(), ..TrialText::default() };
    let tried = try_tag_rules(ctx, &stage.erin, &trial).await.unwrap().unwrap();
    assert_eq!((tried.tags, tried.sentiment), (vec!["slow".to_owned()], crate::Sentiment::Negative));
    assert_eq!(try_tag_rules(ctx, &stage.erin, &TrialText::default()).await.unwrap(), None);
    remove_tag_rule(ctx, &stage.erin, made.id).await.unwrap();
    let logged: i64 =
        sqlx::query_scalar("select count(*) from audit_log where subject_type = 'feedback_tag_rule'")
            .fetch_one(&db)
            .await
            .unwrap();
    assert_eq!(logged, 3);
    for actor in [&stage.alice, &stage.carol] {
        let refused = add_tag_rule(ctx, actor, rule("a", "a")).await;
        assert!(matches!(refused, Err(Error::Forbidden)), "{refused:?}");
        assert!(matches!(tag_rules(ctx, actor).await, Err(Error::Forbidden)));
        assert!(matches!(analyse_again(ctx, actor).await, Err(Error::Forbidden)));
    }
    assert_eq!(field(add_tag_rule(ctx, &stage.erin, TagRuleDraft::default()).await), "tag words");
    let nowhere = change_tag_rule(ctx, &stage.erin, made.id, rule("a", "a")).await;
    assert!(matches!(nowhere, Err(Error::NotFound)), "{nowhere:?}");
}

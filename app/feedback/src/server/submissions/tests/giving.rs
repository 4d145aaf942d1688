//! Feedback comes in, or is refused for what is wrong with it.

use base::{Locale, server::Actor};
use files::server::{NewFile, keep_bytes};
use identity::server::test::Stage;
use sqlx::PgPool;

use super::{super::screenshot::as_field, *};
use crate::{
    Dimension, FeedbackFilter, FeedbackStatus, Sentiment, TrendsFilter,
    server::analysis::{find_anomalies, trends},
};

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_somebody_says_is_kept_as_they_said_it(db: PgPool) {
    let stage = Stage::new(db).await;
    let draft = NewFeedback {
        rating: Some(2),
        tags: Some(vec!["Big Lamp".to_owned()]),
        page_url: Some("/help/articles/a?token=secret".to_owned()),
        locale: Locale::Ar,
        ..words("  <script>alert(1)</script>\nIt hums.")
    };
    let given = submit(&stage.ctx, &stage.carol, None, draft).await.unwrap();
    assert_eq!(given.sentiment, Sentiment::Negative);
    let found = find(&stage.ctx, &stage.alice, given.id).await.unwrap();
    assert_eq!(found.comments.as_deref(), Some("  <script>alert(1)</script>\nIt hums."));
    assert_eq!(
        (found.kind, found.rating, found.status),
        (FeedbackKind::Detailed, Some(2), FeedbackStatus::New)
    );
    assert_eq!((found.tags, found.locale), (vec!["big-lamp".to_owned()], Locale::Ar));
    assert_eq!(found.user.map(|user| user.name).as_deref(), Some("Carol"));
    assert!(found.page_url.unwrap().ends_with("/help/articles/a"), "no query is kept");
    for nobody in [&stage.carol, &Actor::Anonymous, &Actor::AiBot] {
        assert!(find(&stage.ctx, nobody, given.id).await.is_err());
        assert!(list(&stage.ctx, nobody, &FeedbackFilter::default()).await.is_err());
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_picture_is_one_that_opens_and_hangs_on_its_feedback(db: PgPool) {
    let stage = Stage::new(db.clone()).await;
    let with = |screenshot: String| NewFeedback { screenshot: Some(screenshot), ..words("Look.") };
    let given = submit(&stage.ctx, &Actor::Anonymous, None, with(as_field(PNG))).await.unwrap();
    let found = find(&stage.ctx, &stage.alice, given.id).await.unwrap();
    let picture = found.screenshot.unwrap();
    assert!(picture.width.is_some() && picture.media_type == "image/png", "{picture:?}");
    assert!(files::server::find(&stage.ctx, &Actor::Anonymous, picture.id).await.is_err());

    // A picture whose head says that it is a hundred thousand pixels wide and high is not opened.
    let mut bomb = PNG.to_vec();
    bomb[16..24].copy_from_slice(&[0, 1, 134, 160, 0, 1, 134, 160]);
    let texts = [
        as_field(b"just a text"),
        as_field(&bomb),
        as_field(b"<svg onload=alert(1)>"),
        "lamp.png".to_owned(),
    ];
    for bad in texts {
        assert_eq!(field(submit(&stage.ctx, &Actor::Anonymous, None, with(bad)).await), "screenshot");
    }
    let kept: i64 = sqlx::query_scalar("select count(*) from files").fetch_one(&db).await.unwrap();
    assert_eq!(kept, 1, "what was refused is nowhere");

    let file = NewFile { name: "lamp.png", owner: None, is_ready: false };
    let own = keep_bytes(&stage.ctx, &stage.carol, file, PNG).await.unwrap().id.to_string();
    let nameless = NewFeedback { is_anonymous: true, ..with(own.clone()) };
    assert_eq!(
        field(submit(&stage.ctx, &stage.carol, None, nameless).await),
        "screenshot",
        "her name hangs on it"
    );
    assert_eq!(
        field(submit(&stage.ctx, &stage.charlie, None, with(own.clone())).await),
        "screenshot",
        "it is hers"
    );
    submit(&stage.ctx, &stage.carol, None, with(own)).await.unwrap();
    let file = NewFile { name: "a.txt", owner: None, is_ready: false };
    let text = keep_bytes(&stage.ctx, &stage.carol, file, b"a text").await.unwrap().id.to_string();
    assert_eq!(field(submit(&stage.ctx, &stage.carol, None, with(text)).await), "screenshot");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn one_place_sends_so_much_and_no_more_over_all_processes(db: PgPool) {
    let stage = Stage::new(db).await;
    let mut sent = 0;
    while submit(&stage.ctx, &Actor::Anonymous, at("203.0.113.9"), rated(4)).await.is_ok() {
        sent += 1;
        assert!(sent < 100, "it is never enough");
    }
    assert_eq!(sent, 30);
    let refused = submit(&stage.ctx, &stage.carol, at("203.0.113.9"), rated(4)).await;
    assert!(matches!(refused, Err(Error::RateLimited { .. })), "{refused:?}");
    submit(&stage.ctx, &Actor::Anonymous, at("203.0.113.10"), rated(4)).await.unwrap();
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_demo_is_told_and_merged_people_keep_what_they_said(db: PgPool) {
    let stage = Stage::new(db).await;
    let mut demo = domain::server::Demo {
        admin: stage.erin.clone(),
        agents: vec![stage.alice.clone()],
        customers: vec![stage.carol.clone(), stage.charlie.clone()],
    };
    seed_feedback(&stage.ctx, &mut demo).await.unwrap();
    let all = FeedbackFilter { limit: Some(100), ..FeedbackFilter::default() };
    let told = list(&stage.ctx, &stage.alice, &all).await.unwrap();
    assert_eq!((told.feedback.len(), told.pagination.total), (43, 43));
    assert!(told.feedback.windows(2).all(|two| two[0].created_at >= two[1].created_at));
    let answered = told.feedback.iter().filter(|feedback| feedback.status != FeedbackStatus::New).count();
    assert_eq!(answered, 7);
    // As the job does at its next hour.
    find_anomalies(&stage.ctx).await.unwrap();
    let said = trends(&stage.ctx, &stage.alice, &TrendsFilter::default()).await.unwrap().anomalies;
    let unlike: Vec<_> = said.iter().map(|one| (one.dimension, &*one.value, one.seen)).collect();
    assert_eq!(unlike, [(Dimension::Context, "Checkout", 6)], "one place had a bad day, and nothing else");
    let of = |name: &str| {
        told.feedback.iter().filter(|one| one.user.as_ref().is_some_and(|user| user.name == name)).count()
    };
    assert!(of("Carol") > 0 && of("Charlie") > 0, "some are signed");
    let mut tx = stage.ctx.begin().await.unwrap();
    let (charlie, carol) = (stage.charlie.id().unwrap(), stage.carol.id().unwrap());
    move_giver(&mut tx, charlie, carol).await.unwrap();
    stage.ctx.commit(tx).await.unwrap();
    let after = list(&stage.ctx, &stage.alice, &all).await.unwrap();
    let names = after.feedback.iter().filter_map(|one| one.user.as_ref()).all(|user| user.name == "Carol");
    assert!(names);
}

//! Trends, and the days that are unlike others.

use ::jobs::server::Job;
use base::{DayOrMoment, chrono::TimeDelta};
use identity::server::test::Stage;
use sqlx::PgPool;

use super::*;
use crate::{Dimension, FeedbackAnomalyEvent, TrendsFilter, server::submissions::submit};

fn rated(rating: i16, context: &str, tag: &str) -> NewFeedback {
    NewFeedback {
        rating: Some(rating),
        context: context.to_owned(),
        tags: Some(vec![tag.to_owned()]),
        ..NewFeedback::default()
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn days_are_counted_rated_and_shared(db: PgPool) {
    let stage = Stage::new(db).await;
    let ctx = &stage.ctx;
    for (rating, context, tag) in [(1, "Shop", "late"), (5, "Shop", "praise"), (3, "Help", "late")] {
        submit(ctx, &stage.carol, None, rated(rating, context, tag)).await.unwrap();
    }
    ctx.clock.advance(TimeDelta::days(1));
    submit(ctx, &stage.carol, None, rated(5, "Shop", "praise")).await.unwrap();
    let of = async |by| {
        let filter = TrendsFilter { by: Some(by), ..TrendsFilter::default() };
        trends(ctx, &stage.alice, &filter).await.unwrap()
    };
    let tags = of(Dimension::Tag).await;
    assert_eq!((tags.count, tags.average_rating, tags.days.len()), (4, Some(3.5), 30));
    let counts: Vec<_> = tags.shares.iter().map(|share| (&*share.value, share.count, share.share)).collect();
    assert_eq!(counts, [("late", 2, 0.5), ("praise", 2, 0.5)]);
    let last: Vec<_> = tags.days[28..].iter().map(|day| (day.count, day.average_rating)).collect();
    assert_eq!(last, [(3, Some(3.0)), (1, Some(5.0))]);
    assert_eq!(tags.days[29].shares[0].value, "praise");
    assert_eq!(of(Dimension::Context).await.shares[0].count, 3);
    assert_eq!(of(Dimension::Sentiment).await.shares[0].value, "positive");
    assert!(matches!(trends(ctx, &stage.carol, &TrendsFilter::default()).await, Err(Error::Forbidden)));
    let bound = |text: &str| DayOrMoment::parse(text);
    let reversed = TrendsFilter { from: bound("2026-02-02"), to: bound("2026-02-01"), by: None };
    assert_eq!(field(trends(ctx, &stage.alice, &reversed).await), "to");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_spike_is_told_once_with_what_it_is_about(db: PgPool) {
    let stage = Stage::new(db.clone()).await;
    let ctx = &stage.ctx;
    // Two each day for nine weeks.
    sqlx::query(
        "insert into feedback (id, kind, rating, context, sentiment, locale, created_at, updated_at)
         select gen_random_uuid(), 'quick', 4, 'Shop', 'positive', 'en', day, day
         from generate_series(1, 63) as ago, lateral (select $1::timestamptz - make_interval(days => ago) as day) d,
             generate_series(1, 2)",
    )
    .bind(ctx.now())
    .execute(&db)
    .await
    .unwrap();
    FindAnomalies {}.run(ctx).await.unwrap();
    let found = async || trends(ctx, &stage.alice, &TrendsFilter::default()).await.unwrap().anomalies;
    assert_eq!(found().await, []);
    for _ in 0..14 {
        submit(ctx, &stage.carol, None, rated(1, "Checkout", "card")).await.unwrap();
    }
    for _ in 0..2 {
        FindAnomalies {}.run(ctx).await.unwrap();
    }
    let anomalies = found().await;
    let mut said: Vec<_> = anomalies.iter().map(|one| (one.dimension, &*one.value, one.seen)).collect();
    said.sort();
    let wanted = [
        (Dimension::Sentiment, "negative", 14),
        (Dimension::Context, "Checkout", 14),
        (Dimension::Tag, "card", 14),
    ];
    assert_eq!(said, wanted);
    let about = &anomalies.iter().find(|one| one.dimension == Dimension::Sentiment).unwrap().shares;
    let about: Vec<_> = about.iter().map(|share| (&*share.value, share.count)).collect();
    assert_eq!(about, [("Checkout", 14), ("card", 14)]);
    let told: i64 = sqlx::query_scalar("select count(*) from outbox where kind = $1")
        .bind(FeedbackAnomalyEvent::KIND)
        .fetch_one(&db)
        .await
        .unwrap();
    assert_eq!(told, 3, "once each");
}

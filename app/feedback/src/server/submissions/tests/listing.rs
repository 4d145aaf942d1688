//! The desk's list.

use base::{DayOrMoment, chrono::TimeDelta, server::Actor};
use identity::server::test::Stage;
use sqlx::PgPool;

use super::*;
use crate::{FeedbackChange, FeedbackFilter, FeedbackStatus, Sentiment};

fn all() -> FeedbackFilter {
    FeedbackFilter::default()
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn each_filter_finds_its_own(db: PgPool) {
    let stage = Stage::new(db).await;
    let ctx = &stage.ctx;
    let good = submit(ctx, &stage.carol, None, rated(5)).await.unwrap().id;
    ctx.clock.advance(TimeDelta::days(2));
    let tagged =
        NewFeedback { tags: Some(vec!["late".to_owned()]), ..words("Über die Lieferung: zu spät") };
    let late = submit(ctx, &Actor::Anonymous, None, tagged).await.unwrap().id;
    let bad = submit(ctx, &stage.charlie, None, rated(1)).await.unwrap().id;
    let seen = FeedbackChange { status: Some(FeedbackStatus::Seen), ..FeedbackChange::default() };
    change(ctx, &stage.alice, bad, seen).await.unwrap();
    let found = async |filter: FeedbackFilter| {
        let found = list(ctx, &stage.alice, &filter).await.unwrap();
        assert_eq!(found.pagination.total, found.feedback.len() as i64, "{filter:?}");
        let mut ids: Vec<_> = found.feedback.into_iter().map(|feedback| feedback.id).collect();
        ids.sort();
        ids
    };
    let today = Some(DayOrMoment::Day(ctx.now().date_naive()));
    let long_ago = Some(DayOrMoment::Day((ctx.now() - TimeDelta::days(1)).date_naive()));
    for (filter, wanted) in [
        (FeedbackFilter { kind: Some(FeedbackKind::Detailed), ..all() }, vec![late]),
        (FeedbackFilter { sentiment: Some(Sentiment::Positive), ..all() }, vec![good]),
        (FeedbackFilter { sentiment: Some(Sentiment::Negative), ..all() }, {
            let mut both = vec![late, bad];
            both.sort();
            both
        }),
        (FeedbackFilter { rating: Some(5), ..all() }, vec![good]),
        (FeedbackFilter { rating: Some(4_000_000_000), ..all() }, vec![]),
        (FeedbackFilter { tag: Some(" LATE ".to_owned()), ..all() }, vec![late]),
        (FeedbackFilter { status: Some(FeedbackStatus::Seen), ..all() }, vec![bad]),
        (FeedbackFilter { search: Some("lieferung ueber".to_owned()), ..all() }, vec![late]),
        (FeedbackFilter { search: Some("liefer".to_owned()), ..all() }, vec![late]),
        (FeedbackFilter { search: Some("' or 1=1 --".to_owned()), ..all() }, vec![]),
        (FeedbackFilter { search: Some("\0".to_owned()), ..all() }, vec![]),
        (FeedbackFilter { to: long_ago, ..all() }, vec![good]),
        (FeedbackFilter { from: today, to: today, ..all() }, {
            let mut both = vec![late, bad];
            both.sort();
            both
        }),
    ] {
        assert_eq!(found(filter.clone()).await, wanted, "{filter:?}");
    }
    let reversed = FeedbackFilter { from: today, to: long_ago, ..all() };
    assert_eq!(field(list(ctx, &stage.alice, &reversed).await), "to");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_cursor_goes_through_all_of_it_once(db: PgPool) {
    let stage = Stage::new(db).await;
    let mut given = Vec::new();
    for rating in [1, 2, 3, 4, 5, 5, 5] {
        // Of one hour, so that only their ids tell them apart.
        given.push(submit(&stage.ctx, &Actor::Anonymous, None, rated(rating)).await.unwrap().id);
    }
    let (mut read, mut cursor) = (Vec::new(), None);
    loop {
        let filter = FeedbackFilter { cursor: cursor.take(), limit: Some(3), ..all() };
        let page = list(&stage.ctx, &stage.alice, &filter).await.unwrap();
        read.extend(page.feedback.into_iter().map(|feedback| feedback.id));
        cursor = page.pagination.next_cursor;
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!(read.len(), given.len());
    read.sort();
    given.sort();
    assert_eq!(read, given);
    let wrong = FeedbackFilter { cursor: Some("nonsense".to_owned()), ..all() };
    assert_eq!(field(list(&stage.ctx, &stage.alice, &wrong).await), "cursor");
}

//! What people say by themselves, counted where it is kept.

use super::*;
use crate::{Compare, Finding, ReportName};

/// Feedback of a week of March: what it is about, its tags, its rating and how its giver feels.
async fn week(ctx: &Ctx) {
    sqlx::raw_sql(
        "insert into feedback (id, kind, rating, context, comments, tags, sentiment, locale, created_at, updated_at)
         select gen_random_uuid(), 'quick', rating, context, 'Quokka', tags, sentiment, 'en', at, at from (values
             (5::smallint, 'Checkout', array['price', 'speed'], 'positive', timestamptz '2026-03-02 10:00Z'),
             (2::smallint, 'Checkout', array['price'], 'negative', timestamptz '2026-03-02 11:00Z'),
             (null, 'Checkout', '{}', 'negative', timestamptz '2026-03-04 10:00Z'),
             (4::smallint, '=1+1', '{}', null, timestamptz '2026-03-08 23:30Z'),
             (1::smallint, 'Search', '{}', 'neutral', timestamptz '2026-02-25 10:00Z')
         ) as told (rating, context, tags, sentiment, at)",
    )
    .execute(&ctx.db)
    .await
    .unwrap();
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn feedback_is_counted_by_what_it_is_about_and_how_people_feel(db: PgPool) {
    let stage = Stage::new(db).await;
    week(&stage.ctx).await;
    let filter = ReportFilter {
        compare: Some(Compare::Previous),
        zone: Some("UTC".to_owned()),
        ..days("2026-03-02", "2026-03-08")
    };
    let said = report(&stage.ctx, &stage.alice, ReportName::Feedback, &filter).await.unwrap();
    assert_eq!(said.note, None);
    let value = |measure| figure(&said, measure).value;
    assert_eq!(value(Measure::FeedbackGiven), Some(4.0));
    assert_eq!(figure(&said, Measure::FeedbackGiven).before, Some(1.0));
    assert_eq!(value(Measure::FeedbackRated), Some(3.0));
    assert_eq!(value(Measure::FeedbackRating), Some(11.0 / 3.0));
    assert_eq!(value(Measure::NegativeRate), Some(2.0 / 3.0), "of those of which it is known");
    assert!(said.figures.iter().all(|figure| figure.opens.is_none() && figure.of.is_none()));
    let contexts = section(&said, SectionKey::Contexts);
    assert_eq!(row(contexts, "Checkout"), [Some(3.0), Some(3.5), Some(2.0 / 3.0)]);
    assert_eq!(row(contexts, "=1+1"), [Some(1.0), Some(4.0), None]);
    let tags = section(&said, SectionKey::Tags);
    assert_eq!((row(tags, "price")[0], row(tags, "speed")[0], tags.rows.len()), (Some(2.0), Some(1.0), 2));
    let sentiments = section(&said, SectionKey::Sentiments);
    let keys: Vec<_> = sentiments.rows.iter().map(|row| (&*row.key, row.values[0])).collect();
    assert_eq!(keys, [("positive", Some(1.0)), ("neutral", Some(0.0)), ("negative", Some(2.0))]);
    assert_eq!(row(section(&said, SectionKey::Ratings), "5"), [Some(1.0)]);
    let per_day = section(&said, SectionKey::Days);
    assert_eq!((per_day.rows.len(), row(per_day, "2026-03-02")[0]), (7, Some(2.0)));
    assert!(!format!("{said:?}").contains("Quokka"), "nobody's words are in a report");
    let berlin = ReportFilter { zone: Some("Europe/Berlin".to_owned()), ..filter.clone() };
    let berlin = report(&stage.ctx, &stage.alice, ReportName::Feedback, &berlin).await.unwrap();
    assert_eq!(figure(&berlin, Measure::FeedbackGiven).value, Some(3.0), "the last is of Monday there");
    let quiet = ReportFilter { compare: None, ..days("2020-01-01", "2020-01-02") };
    let quiet = report(&stage.ctx, &stage.alice, ReportName::Feedback, &quiet).await.unwrap();
    assert_eq!(quiet.findings, [Finding::Quiet]);
}

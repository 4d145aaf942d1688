//! What readers do not see yet: drafts and who may delete them, what is scheduled, questions that wait.

use super::*;
use crate::faq_desk::{FaqLanguage, FaqState};

async fn begun(stage: &Stage, title: &str) -> Article {
    let draft = NewArticle { status: Status::Draft, ..draft(title) };
    create(&stage.ctx, &stage.alice, draft, None).await.unwrap()
}

fn moved(status: Status) -> ArticleChange {
    ArticleChange { status: Some(status), ..ArticleChange::default() }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_draft_that_nobody_read_is_its_writers_to_delete(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, alice, bob) = (&stage.ctx, &stage.alice, &stage.bob);
    let may = async |actor: &Actor, article: &Article| {
        editor_data(ctx, actor, &visit("en", 1), &article.id.to_string()).await.unwrap().can_delete
    };
    let own = begun(&stage, "Scrap").await;
    assert!(may(alice, &own).await && may(&stage.erin, &own).await && !may(bob, &own).await);
    for other in [bob, &stage.carol, &Actor::Anonymous] {
        assert!(remove(ctx, other, own.id).await.is_err(), "{other:?}");
    }
    remove(ctx, alice, own.id).await.unwrap();
    assert!(matches!(find(ctx, alice, &own.id.to_string(), &[]).await, Err(Error::NotFound)));
    assert!(matches!(remove(ctx, alice, own.id).await, Err(Error::NotFound)));

    let read = begun(&stage, "Read").await;
    for status in [Status::Published, Status::Draft] {
        change(ctx, alice, read.id, moved(status)).await.unwrap();
        assert!(
            matches!(remove(ctx, alice, read.id).await, Err(Error::Forbidden)),
            "people may have read it"
        );
    }
    remove(ctx, &stage.erin, read.id).await.unwrap();
    let waits = begun(&stage, "Waits").await;
    let at = Some(Some(ctx.now() + TimeDelta::hours(1)));
    change(ctx, alice, waits.id, ArticleChange { publish_at: at, ..moved(Status::Scheduled) }).await.unwrap();
    assert!(matches!(remove(ctx, alice, waits.id).await, Err(Error::Forbidden)));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_history_offers_no_revision_that_says_nothing(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, alice) = (&stage.ctx, &stage.alice);
    let made = begin(ctx, alice, "Dawn".to_owned(), "getting-started".to_owned(), None, None).await.unwrap();
    let numbers = async || -> Vec<i32> {
        revisions(ctx, alice, made.id).await.unwrap().iter().map(|revision| revision.number).collect()
    };
    assert_eq!(numbers().await, [1], "it is the article as it is");
    for (text, shown) in [("It gets light.", vec![2]), (" \n", vec![3, 2]), ("It is light.", vec![4, 2])] {
        let change_of = ArticleChange { content_markdown: Some(text.to_owned()), ..ArticleChange::default() };
        change(ctx, alice, made.id, change_of).await.unwrap();
        assert_eq!(numbers().await, shown, "{text:?}");
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn nothing_is_scheduled_for_what_is_over(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, alice) = (&stage.ctx, &stage.alice);
    let is_refused = |outcome: base::server::Result<Article>| matches!(outcome, Err(Error::Invalid(fields)) if fields.contains_key("publish_at"));
    let at = |minutes| ctx.now() + TimeDelta::minutes(minutes);
    let then = |minutes| ArticleChange { publish_at: Some(Some(at(minutes))), ..moved(Status::Scheduled) };
    let late = NewArticle { status: Status::Scheduled, publish_at: Some(at(-1)), ..draft("Late") };
    assert!(is_refused(create(ctx, alice, late, None).await));
    let article = begun(&stage, "Dawn").await;
    assert!(is_refused(change(ctx, alice, article.id, then(-1)).await));
    assert!(is_refused(publish(ctx, alice, article.id, then(-1), None).await));
    let scheduled = change(ctx, alice, article.id, then(5)).await.unwrap();
    assert_eq!(scheduled.status, Status::Scheduled);
    ctx.clock.advance(TimeDelta::minutes(6));
    let same = ArticleChange { publish_at: Some(scheduled.publish_at), ..moved(Status::Scheduled) };
    change(ctx, alice, article.id, same)
        .await
        .expect("what was decided in time is not refused for being sent again");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_desk_is_told_what_of_the_questions_readers_see(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, alice) = (&stage.ctx, &stage.alice);
    let question = |question: &str, position, is_draft| FaqDraft {
        locale: Language::english(),
        category: String::new(),
        position,
        question: question.to_owned(),
        answer_markdown: "Yes.".to_owned(),
        is_draft,
    };
    let desk = async || {
        let desk = faq_desk(ctx, alice).await.unwrap();
        let states: Vec<FaqState> = desk.questions.iter().map(|question| question.state).collect();
        (states, desk.languages.into_iter().map(|FaqLanguage { changes, .. }| changes).collect::<Vec<_>>())
    };
    assert_eq!(desk().await, (vec![], vec![]));
    let first = create_faq_item(ctx, alice, question("Is it warm?", 1, false), None).await.unwrap();
    let second = create_faq_item(ctx, alice, question("Is it safe?", 2, false), None).await.unwrap();
    create_faq_item(ctx, alice, question("Is it loud?", 3, true), None).await.unwrap();
    assert_eq!(desk().await, (vec![FaqState::New, FaqState::New, FaqState::Draft], vec![2]));
    publish_faq(ctx, alice, &Language::english()).await.unwrap();
    assert_eq!(desk().await, (vec![FaqState::Published, FaqState::Published, FaqState::Draft], vec![0]));
    assert!(publish_faq(ctx, alice, &Language::english()).await.is_err(), "and nothing is left to publish");
    update_faq_item(ctx, alice, first.id, question("Is it hot?", 1, false)).await.unwrap();
    update_faq_item(ctx, alice, second.id, question("Is it safe?", 2, true)).await.unwrap();
    assert_eq!(desk().await, (vec![FaqState::Changed, FaqState::Withdrawn, FaqState::Draft], vec![2]));
    delete_faq_item(ctx, alice, first.id).await.unwrap();
    assert_eq!(
        desk().await,
        (vec![FaqState::Withdrawn, FaqState::Draft], vec![2]),
        "what is gone is a change"
    );
    assert!(faq_desk(ctx, &stage.carol).await.is_err());
}

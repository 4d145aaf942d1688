//! What an article's events tell other domains, and what is kept of what was done to the help center.

use base::PerformerKind;
use serde_json::Value;

use super::*;
use crate::{ArticleEvent, NewSynonyms, StopWords};

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_event_says_what_the_article_was_and_what_it_is(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, alice) = (&stage.ctx, &stage.alice);
    let begun = create(ctx, alice, NewArticle { status: Status::Draft, ..draft("Reset the lamp") }, None)
        .await
        .unwrap();
    for status in [Status::Published, Status::Archived] {
        let change = ArticleChange { status: Some(status), ..ArticleChange::default() };
        super::change(ctx, alice, begun.id, change).await.unwrap();
    }
    let change = ArticleChange { title: Some("Reset a lamp".to_owned()), ..ArticleChange::default() };
    super::change(ctx, alice, begun.id, change).await.unwrap();
    remove(ctx, &stage.erin, begun.id).await.unwrap();
    let told: Vec<(String, Value)> = sqlx::query_as(
        "select kind, facts from outbox where topic = 'article:' || $1::text and kind is not null order by id",
    )
    .bind(begun.id.0)
    .fetch_all(&ctx.db)
    .await
    .unwrap();
    let kinds: Vec<&str> = told.iter().map(|(kind, _)| kind.as_str()).collect();
    let wanted =
        ["article.created", "article.published", "article.archived", "article.changed", "article.deleted"];
    assert_eq!(kinds, wanted);
    let events: Vec<ArticleEvent> =
        told.into_iter().map(|(_, facts)| serde_json::from_value(facts).unwrap()).collect();
    let renamed = &events[3];
    assert_eq!(renamed.before.as_ref().unwrap().title, "Reset the lamp");
    assert_eq!((renamed.article.title.as_str(), renamed.article.revision), ("Reset a lamp", 2));
    assert_eq!((renamed.by.kind, renamed.by.name.as_deref()), (PerformerKind::Agent, Some("Alice")));
    assert_eq!(events[4].article.title, "Reset a lamp", "of one that is gone, as it was last");
}

/// Rows that tell caches that something is old say nothing that a reactor could believe.
#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_is_told_to_caches_is_no_event_of_an_article(db: PgPool) {
    let stage = Stage::new(db).await;
    let words = NewSynonyms { locale: Language::english(), words: vec!["bulb".into(), "lamp".into()] };
    create_synonyms(&stage.ctx, &stage.erin, words, None).await.unwrap();
    let rows: Vec<(String, Option<String>, Option<Value>, Value)> =
        sqlx::query_as("select topic, kind, facts, event from outbox where feed = 'articles'")
            .fetch_all(&stage.ctx.db)
            .await
            .unwrap();
    let [(topic, None, None, event)] = &rows[..] else { panic!("{rows:?}") };
    assert!(topic.starts_with("search-words:"));
    assert!(serde_json::from_value::<crate::Event>(event.clone()).is_err(), "{event}");
}

/// The audit log: what was done by whom, what it was and what it is.
async fn audited(stage: &Stage) -> Vec<(String, Option<String>, Option<Value>, Option<Value>)> {
    sqlx::query_as("select action, actor_name, before, after from audit_log order by at, id")
        .fetch_all(&stage.ctx.db)
        .await
        .unwrap()
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_was_done_to_a_category_is_kept(db: PgPool) {
    let stage = Stage::new(db).await;
    let named = |name: &str| CategoryDraft {
        names: [(Language::english(), CategoryName { name: name.to_owned(), description: String::new() })]
            .into(),
        slug: None,
        parent_id: None,
        icon: None,
        position: 1,
    };
    let made = create_category(&stage.ctx, &stage.erin, named("Lamps"), None).await.unwrap();
    update_category(&stage.ctx, &stage.erin, made.id, named("Lights")).await.unwrap();
    delete_category(&stage.ctx, &stage.erin, made.id).await.unwrap();
    let log = audited(&stage).await;
    let [made, changed, deleted] = &log[..] else { panic!("{log:?}") };
    assert_eq!((made.0.as_str(), &made.2), ("help_category.created", &None));
    assert_eq!((changed.0.as_str(), changed.1.as_deref()), ("help_category.changed", Some("Erin")));
    assert_eq!(changed.2.as_ref().unwrap()["names"]["en"]["name"], "Lamps");
    assert_eq!(changed.3.as_ref().unwrap()["names"]["en"]["name"], "Lights");
    assert_eq!(deleted.0, "help_category.deleted");
    assert_eq!(deleted.2.as_ref().unwrap()["names"]["en"]["name"], "Lights");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_was_done_to_the_searchs_words_is_kept(db: PgPool) {
    let stage = Stage::new(db).await;
    let words = NewSynonyms { locale: Language::english(), words: vec!["bulb".into(), "lamp".into()] };
    let group = create_synonyms(&stage.ctx, &stage.erin, words, None).await.unwrap();
    delete_synonyms(&stage.ctx, &stage.erin, group.id).await.unwrap();
    for word in ["please", "kindly"] {
        let words = StopWords { locale: Language::english(), words: vec![word.to_owned()] };
        set_stop_words(&stage.ctx, &stage.erin, words).await.unwrap();
    }
    let log = audited(&stage).await;
    let [made, deleted, _, changed] = &log[..] else { panic!("{log:?}") };
    assert_eq!(
        (made.0.as_str(), &made.3.as_ref().unwrap()["words"][0]),
        ("synonyms.created", &"bulb".into())
    );
    assert_eq!(
        (deleted.0.as_str(), &deleted.2.as_ref().unwrap()["words"][1]),
        ("synonyms.deleted", &"lamp".into())
    );
    assert_eq!(changed.0, "stop_words.changed");
    assert_eq!(changed.2.as_ref().unwrap()["please"], true);
    assert_eq!(changed.3.as_ref().unwrap()["kindly"], true);
    assert!(changed.3.as_ref().unwrap().get("please").is_none());
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_was_done_to_a_question_is_kept(db: PgPool) {
    let stage = Stage::new(db).await;
    let question = |text: &str| FaqDraft {
        locale: Language::english(),
        category: String::new(),
        position: 0,
        question: text.to_owned(),
        answer_markdown: "Yes.".to_owned(),
        is_draft: false,
    };
    let made = create_faq_item(&stage.ctx, &stage.alice, question("Is it on?"), None).await.unwrap();
    update_faq_item(&stage.ctx, &stage.alice, made.id, question("Is it off?")).await.unwrap();
    delete_faq_item(&stage.ctx, &stage.erin, made.id).await.unwrap();
    let gone = delete_faq_item(&stage.ctx, &stage.erin, made.id).await;
    assert!(matches!(gone, Err(Error::NotFound)));
    let log = audited(&stage).await;
    let [made, changed, deleted] = &log[..] else { panic!("{log:?}") };
    assert_eq!((made.0.as_str(), made.1.as_deref()), ("faq_item.created", Some("Alice")));
    assert_eq!((changed.0.as_str(), changed.1.as_deref()), ("faq_item.changed", Some("Alice")));
    assert_eq!(changed.2.as_ref().unwrap()["question"], "Is it on?");
    assert_eq!(changed.3.as_ref().unwrap()["question"], "Is it off?");
    assert_eq!((deleted.0.as_str(), deleted.1.as_deref()), ("faq_item.deleted", Some("Erin")));
    assert_eq!(deleted.2.as_ref().unwrap()["question"], "Is it off?");
}

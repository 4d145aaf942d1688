//! Working copies.

use super::*;

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_working_copy_is_shown_to_nobody_until_it_is_published(db: PgPool) {
    let stage = Stage::new(db).await;
    let made = article(&stage, "Pair a lamp").await;
    let first = save_text(&stage, &stage.alice, &made, "One.", None).await.unwrap();
    assert_eq!(here(&stage, &stage.bob, &made.slug, "en").await.unwrap().content_html, made.content_html);
    let collision = save_text(&stage, &stage.bob, &made, "Two.", None).await.unwrap_err();
    let Error::Conflict { reason, current: Some(("staging", current)) } = collision else {
        panic!("{collision:?}")
    };
    assert!(reason.sentence(Locale::En).starts_with("Alice"), "{reason:?}");
    assert_eq!(current["content_markdown"], "One.");
    save_text(&stage, &stage.bob, &made, "Two.", Some(first.version)).await.unwrap();
    let published = publish_working_copy(&stage.ctx, &stage.alice, made.id, ArticleChange::default(), None)
        .await
        .unwrap();
    assert_eq!(
        (&*published.title, &*published.content_html, published.revision),
        ("Staged", "<p>Two.</p>\n", 2)
    );
    assert_eq!(working_copy(&stage.ctx, &stage.alice, made.id).await.unwrap(), None);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_working_copy_of_an_older_text_is_not_published_over_a_newer_one(db: PgPool) {
    let stage = Stage::new(db).await;
    let made = article(&stage, "Pair a lamp").await;
    save_text(&stage, &stage.alice, &made, "Mine.", None).await.unwrap();
    let other = ArticleChange { content_markdown: Some("Theirs.".to_owned()), ..ArticleChange::default() };
    change(&stage.ctx, &stage.bob, made.id, other).await.unwrap();
    let refused = publish_working_copy(&stage.ctx, &stage.alice, made.id, ArticleChange::default(), None)
        .await
        .unwrap_err();
    assert!(matches!(refused, Error::Conflict { current: Some(("article", _)), .. }), "{refused:?}");
    assert_eq!(
        working_copy(&stage.ctx, &stage.alice, made.id).await.unwrap().unwrap().content_markdown,
        "Mine."
    );
    discard_working_copy(&stage.ctx, &stage.alice, made.id).await.unwrap();
    assert_eq!(working_copy(&stage.ctx, &stage.alice, made.id).await.unwrap(), None);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_is_saved_twice_is_no_collision(db: PgPool) {
    let stage = Stage::new(db).await;
    let made = article(&stage, "Pair a lamp").await;
    let first = save_text(&stage, &stage.alice, &made, "One.", None).await.unwrap();
    let again = save_text(&stage, &stage.alice, &made, "One.", None).await.unwrap();
    assert_eq!(again, first, "it stands there already");
    assert!(save_text(&stage, &stage.alice, &made, "Two.", None).await.is_err(), "another text does not");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_working_copy_without_a_title_is_kept_and_not_published(db: PgPool) {
    let stage = Stage::new(db).await;
    let made = article(&stage, "Pair a lamp").await;
    let untitled = WorkingCopyDraft {
        title: " ".to_owned(),
        content_markdown: "One.".to_owned(),
        ..WorkingCopyDraft::default()
    };
    let staged = super::super::save_working_copy(&stage.ctx, &stage.alice, made.id, untitled).await.unwrap();
    let refused =
        publish(&stage.ctx, &stage.alice, made.id, ArticleChange::default(), Some(staged.version)).await;
    assert!(matches!(&refused, Err(Error::Invalid(fields)) if fields.contains_key("title")), "{refused:?}");
    assert_eq!(
        working_copy(&stage.ctx, &stage.alice, made.id).await.unwrap().unwrap().content_markdown,
        "One."
    );
    assert_eq!(here(&stage, &stage.carol, &made.slug, "en").await.unwrap().title, "Pair a lamp");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_was_begun_on_an_older_text_is_not_saved_as_if_on_the_newer_one(db: PgPool) {
    let stage = Stage::new(db).await;
    let made = article(&stage, "Pair a lamp").await;
    let mine = |version, based_on| WorkingCopyDraft {
        title: "Mine".to_owned(),
        content_markdown: "Mine.".to_owned(),
        version,
        based_on,
    };
    let save = async |version, based_on| {
        super::super::save_working_copy(&stage.ctx, &stage.alice, made.id, mine(version, based_on)).await
    };
    let other = ArticleChange { content_markdown: Some("Theirs.".to_owned()), ..ArticleChange::default() };
    change(&stage.ctx, &stage.bob, made.id, other).await.unwrap();
    let Err(Error::Conflict { current: Some(("article", current)), .. }) = save(None, Some(1)).await else {
        panic!("the text that it was begun on is another")
    };
    assert_eq!((&current["content_markdown"], &current["revision"]), (&"Theirs.".into(), &2.into()));
    let saved = save(None, Some(2)).await.unwrap();
    discard_working_copy(&stage.ctx, &stage.alice, made.id).await.unwrap();
    let thrown_away = save(Some(saved.version), Some(2)).await;
    assert!(matches!(thrown_away, Err(Error::Conflict { .. })), "it does not come back: {thrown_away:?}");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_was_written_is_scheduled_with_its_article(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, alice) = (&stage.ctx, &stage.alice);
    let begun = begin(ctx, alice, "Dawn".to_owned(), "getting-started".to_owned(), None, None).await.unwrap();
    let copy = |text: &str, version| WorkingCopyDraft {
        title: "Dawn".to_owned(),
        content_markdown: text.to_owned(),
        version,
        based_on: None,
    };
    let staged = save_copy(&stage, &begun, copy("It gets light.", None)).await;
    let at = ctx.now() + TimeDelta::hours(1);
    let then = ArticleChange {
        status: Some(Status::Scheduled),
        publish_at: Some(Some(at)),
        ..ArticleChange::default()
    };
    assert!(matches!(
        publish(ctx, alice, begun.id, then.clone(), Some(1)).await,
        Err(Error::Conflict { .. })
    ));
    let scheduled = publish(ctx, alice, begun.id, then, Some(staged)).await.unwrap();
    assert_eq!((scheduled.status, &*scheduled.content_markdown), (Status::Scheduled, "It gets light."));
    save_copy(&stage, &scheduled, copy("Written later.", None)).await;
    ctx.clock.advance(TimeDelta::hours(2));
    PublishScheduled {}.run(ctx).await.unwrap();
    let shown = find(ctx, &Actor::Anonymous, "dawn", &[]).await.unwrap();
    assert_eq!(shown.content_markdown, "It gets light.");
}

/// Saves a working copy; answers its version.
async fn save_copy(of: &Stage, article: &Article, copy: WorkingCopyDraft) -> i64 {
    save_working_copy(&of.ctx, &of.alice, article.id, copy).await.unwrap().version
}

//! Articles come into being, change, and move.

use super::*;

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_article_is_written_once_however_often_it_is_sent(db: PgPool) {
    let stage = Stage::new(db).await;
    let key = IdempotencyKey::new(&stage.ctx.settings.secret, "key".to_owned(), "/", b"body");
    let first = create(&stage.ctx, &stage.alice, draft("Pair a lamp"), Some(&key)).await.unwrap();
    let again = create(&stage.ctx, &stage.alice, draft("Pair a lamp"), Some(&key)).await.unwrap();
    assert_eq!(first, again);
    assert_eq!((&*first.slug, first.revision, first.version), ("pair-a-lamp", 1, 1));
    assert_eq!(first.summary, "Hold the button for five seconds.");
    assert_eq!(first.contents[0].id, "then");
    let second = article(&stage, "Pair a lamp").await;
    assert_eq!(second.slug, "pair-a-lamp-2", "a made address gives way");
    let wanted = NewArticle { slug: Some("pair-a-lamp".to_owned()), ..draft("Another") };
    let refused = create(&stage.ctx, &stage.alice, wanted, None).await.unwrap_err();
    assert!(matches!(refused, Error::Conflict { .. }), "a chosen one does not: {refused:?}");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn customers_write_nothing(db: PgPool) {
    let stage = Stage::new(db).await;
    let made = article(&stage, "Pair a lamp").await;
    for actor in [&Actor::Anonymous, &stage.carol] {
        assert!(create(&stage.ctx, actor, draft("Mine"), None).await.is_err());
        assert!(change(&stage.ctx, actor, made.id, ArticleChange::default()).await.is_err());
        assert!(remove(&stage.ctx, actor, made.id).await.is_err());
        assert!(revisions(&stage.ctx, actor, made.id).await.is_err());
        assert!(revision(&stage.ctx, actor, made.id, 1).await.is_err());
        assert!(restore(&stage.ctx, actor, made.id, 1).await.is_err());
        assert!(working_copy(&stage.ctx, actor, made.id).await.is_err());
        assert!(save_text(&stage, actor, &made, "x", None).await.is_err());
        assert!(
            publish_working_copy(&stage.ctx, actor, made.id, ArticleChange::default(), None).await.is_err()
        );
        assert!(discard_working_copy(&stage.ctx, actor, made.id).await.is_err());
    }
    assert!(remove(&stage.ctx, &stage.alice, made.id).await.is_err(), "agents archive");
    remove(&stage.ctx, &stage.erin, made.id).await.unwrap();
    assert!(here(&stage, &stage.erin, &made.slug, "en").await.is_none());
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_change_makes_a_revision_that_can_be_brought_back(db: PgPool) {
    let stage = Stage::new(db).await;
    let made = article(&stage, "Pair a lamp").await;
    let wanted = ArticleChange {
        content_markdown: Some("Shake it.".to_owned()),
        version: Some(made.version),
        ..ArticleChange::default()
    };
    let changed = change(&stage.ctx, &stage.bob, made.id, wanted.clone()).await.unwrap();
    assert_eq!((changed.revision, changed.version), (2, 2));
    assert_eq!(changed.content_html, "<p>Shake it.</p>\n");
    let stale = change(&stage.ctx, &stage.alice, made.id, wanted).await.unwrap_err();
    assert!(matches!(stale, Error::Conflict { current: Some(("article", _)), .. }), "{stale:?}");
    let second = revision(&stage.ctx, &stage.alice, made.id, 2).await.unwrap();
    assert_eq!(second.revision.editor.unwrap().name, "Bob");
    assert!(second.title_changes.is_empty());
    assert!(second.changes.iter().any(|line| line.text == "Shake it." && line.turn == crate::Turn::New));
    let restored = restore(&stage.ctx, &stage.alice, made.id, 1).await.unwrap();
    assert_eq!((restored.revision, &restored.content_html), (3, &made.content_html));
    assert_eq!(revisions(&stage.ctx, &stage.alice, made.id).await.unwrap().len(), 3);
    let named = ArticleChange { title: Some("Pair two lamps".to_owned()), ..ArticleChange::default() };
    change(&stage.ctx, &stage.alice, made.id, named).await.unwrap();
    let fourth = revision(&stage.ctx, &stage.alice, made.id, 4).await.unwrap();
    let told: Vec<_> = fourth.title_changes.iter().map(|line| (line.turn, &*line.text)).collect();
    assert_eq!(told, [(crate::Turn::Gone, "Pair a lamp"), (crate::Turn::New, "Pair two lamps")]);
    assert!(fourth.changes.is_empty());
    let restored = restore(&stage.ctx, &stage.alice, made.id, 3).await.unwrap();
    let nothing = change(&stage.ctx, &stage.alice, made.id, ArticleChange::default()).await.unwrap();
    assert_eq!(nothing.version, restored.version, "no change is none");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_former_address_leads_on(db: PgPool) {
    let stage = Stage::new(db).await;
    let made = article(&stage, "Pair a lamp").await;
    let to = |slug: &str| ArticleChange { slug: Some(slug.to_owned()), ..ArticleChange::default() };
    change(&stage.ctx, &stage.alice, made.id, to("Pairing!")).await.unwrap();
    change(&stage.ctx, &stage.alice, made.id, to("pair-anything")).await.unwrap();
    for former in ["pair-a-lamp", "pairing"] {
        let found = read(&stage.ctx, &Actor::Anonymous, former, &tongues("en")).await.unwrap();
        assert_eq!(found, Found::Moved("pair-anything".to_owned()));
    }
    change(&stage.ctx, &stage.alice, made.id, to("pair-a-lamp")).await.unwrap();
    assert!(here(&stage, &Actor::Anonymous, "pair-a-lamp", "en").await.is_some(), "back again");
    let taken = article(&stage, "Other").await;
    let refused = change(&stage.ctx, &stage.alice, taken.id, to("pair-a-lamp")).await.unwrap_err();
    assert!(matches!(refused, Error::Conflict { .. }), "{refused:?}");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_is_scheduled_is_published_when_its_time_comes(db: PgPool) {
    let stage = Stage::new(db).await;
    let at = stage.ctx.now() + TimeDelta::hours(1);
    let scheduled = NewArticle { status: Status::Scheduled, publish_at: Some(at), ..draft("Tomorrow") };
    let made = create(&stage.ctx, &stage.alice, scheduled, None).await.unwrap();
    PublishScheduled {}.run(&stage.ctx).await.unwrap();
    assert!(here(&stage, &Actor::Anonymous, &made.slug, "en").await.is_none());
    stage.ctx.clock.advance(TimeDelta::minutes(61));
    PublishScheduled {}.run(&stage.ctx).await.unwrap();
    let shown = here(&stage, &Actor::Anonymous, &made.slug, "en").await.unwrap();
    assert!(shown.published_at.unwrap() >= at);
    let back = ArticleChange { status: Some(Status::Scheduled), ..ArticleChange::default() };
    assert!(matches!(change(&stage.ctx, &stage.alice, made.id, back).await, Err(Error::Conflict { .. })));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_writer_publishes_what_they_see_under_the_settings_they_see(db: PgPool) {
    let stage = Stage::new(db).await;
    let made =
        create(&stage.ctx, &stage.alice, NewArticle { status: Status::Draft, ..draft("Secret") }, None)
            .await
            .unwrap();
    let text = |body: &str, version| WorkingCopyDraft {
        title: "Secret".to_owned(),
        content_markdown: body.to_owned(),
        version,
        based_on: None,
    };
    let alices =
        super::save_working_copy(&stage.ctx, &stage.alice, made.id, text("Alice's.", None)).await.unwrap();
    let bobs =
        super::save_working_copy(&stage.ctx, &stage.bob, made.id, text("Bob's.", Some(alices.version)))
            .await
            .unwrap();
    let hidden = || ArticleChange { visibility: Some(Visibility::Agents), ..ArticleChange::default() };
    let stale = publish(&stage.ctx, &stage.alice, made.id, hidden(), Some(alices.version)).await.unwrap_err();
    assert!(
        matches!(stale, Error::Conflict { .. }),
        "Bob's half a text is not Alice's to publish: {stale:?}"
    );
    assert!(publish(&stage.ctx, &stage.alice, made.id, hidden(), None).await.is_err());
    let published = publish(&stage.ctx, &stage.bob, made.id, hidden(), Some(bobs.version)).await.unwrap();
    assert_eq!((published.visibility, published.status), (Visibility::Agents, Status::Published));
    assert!(here(&stage, &stage.carol, "secret", "en").await.is_none(), "nobody read it in between");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_category_is_known_by_every_name_that_people_have_for_it(db: PgPool) {
    let stage = Stage::new(db).await;
    for (said, slug) in [
        ("getting-started", "getting-started"),
        ("erste schritte", "getting-started"),
        ("TECHNICAL_SUPPORT", "technical-issue"),
        ("Technical issue", "technical-issue"),
        ("BUG", "bug-report"),
        ("Fehlermeldung", "bug-report"),
        ("Konto", "account-issue"),
    ] {
        let named = NewArticle { category: said.to_owned(), ..draft(said) };
        let made = create(&stage.ctx, &stage.alice, named, None).await.unwrap();
        assert_eq!(made.category, slug, "{said}");
        let filter = ArticleFilter { category: Some(slug.to_owned()), ..ArticleFilter::default() };
        let found = list(&stage.ctx, &stage.alice, &filter, &[]).await.unwrap().articles;
        assert!(found.iter().any(|article| article.id == made.id), "{said}");
        let same = ArticleChange { category: Some(said.to_owned()), ..ArticleChange::default() };
        let same = change(&stage.ctx, &stage.alice, made.id, same).await.unwrap();
        assert_eq!(same.version, made.version, "the same category by another name is no change");
    }
    let nowhere = NewArticle { category: "nowhere".to_owned(), ..draft("Nowhere") };
    assert!(matches!(create(&stage.ctx, &stage.alice, nowhere, None).await, Err(Error::Invalid(_))));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_time_that_is_taken_away_is_gone(db: PgPool) {
    let stage = Stage::new(db).await;
    let at = Some(stage.ctx.now() + TimeDelta::hours(1));
    let draft = NewArticle { status: Status::Draft, publish_at: at, ..draft("Tomorrow") };
    let made = create(&stage.ctx, &stage.alice, draft, None).await.unwrap();
    let change_of = |json: &str| serde_json::from_str::<ArticleChange>(json).unwrap();
    let kept = change(&stage.ctx, &stage.alice, made.id, change_of(r#"{"title": "Later"}"#)).await.unwrap();
    assert_eq!(kept.publish_at, made.publish_at);
    let gone = change(&stage.ctx, &stage.alice, made.id, change_of(r#"{"publish_at": null}"#)).await.unwrap();
    assert_eq!(gone.publish_at, None);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_cannot_be_published_holds_up_nothing_else(db: PgPool) {
    let stage = Stage::new(db).await;
    let at = stage.ctx.now() + TimeDelta::hours(1);
    let mut made = Vec::new();
    for (title, minutes) in [("Broken", 0), ("Whole", 1), ("Broken too", 2), ("Whole too", 3)] {
        let publish_at = Some(at + TimeDelta::minutes(minutes));
        let scheduled = NewArticle { status: Status::Scheduled, publish_at, ..draft(title) };
        made.push(create(&stage.ctx, &stage.alice, scheduled, None).await.unwrap());
    }
    sqlx::query("update articles set content_markdown = ' ' where slug like 'broken%'")
        .execute(&stage.ctx.db)
        .await
        .unwrap();
    stage.ctx.clock.advance(TimeDelta::minutes(70));
    assert!(PublishScheduled {}.run(&stage.ctx).await.is_err(), "a failure is not passed over in silence");
    for (article, is_shown) in made.iter().zip([false, true, false, true]) {
        let shown = here(&stage, &Actor::Anonymous, &article.slug, "en").await;
        assert_eq!(shown.is_some(), is_shown, "{}", article.slug);
    }
}

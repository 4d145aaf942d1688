//! What readers find, and who of them is counted.

use super::*;

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn nobody_reads_what_is_not_for_them(db: PgPool) {
    let stage = Stage::new(db).await;
    for (visibility, readers) in [
        (Visibility::Public, "anonymous carol alice"),
        (Visibility::SignedIn, "carol alice"),
        (Visibility::Agents, "alice"),
    ] {
        let title = visibility.as_str();
        let made =
            create(&stage.ctx, &stage.alice, NewArticle { visibility, ..draft(title) }, None).await.unwrap();
        for (who, actor) in
            [("anonymous", &Actor::Anonymous), ("carol", &stage.carol), ("alice", &stage.alice)]
        {
            let may = readers.split(' ').any(|reader| reader == who);
            assert_eq!(here(&stage, actor, &made.slug, "en").await.is_some(), may, "{who} {title}");
            assert_eq!(
                find(&stage.ctx, actor, &made.id.to_string(), &[]).await.is_ok(),
                may,
                "{who} {title} by id"
            );
            let listed = list(&stage.ctx, actor, &ArticleFilter::default(), &[]).await.unwrap();
            assert_eq!(
                listed.articles.iter().any(|card| card.id == made.id),
                may,
                "{who} {title} in the list"
            );
        }
    }
    let hidden =
        create(&stage.ctx, &stage.alice, NewArticle { status: Status::Draft, ..draft("Draft") }, None)
            .await
            .unwrap();
    assert!(here(&stage, &stage.alice, &hidden.slug, "en").await.is_none(), "a draft has no address yet");
    assert!(find(&stage.ctx, &stage.carol, &hidden.id.to_string(), &[]).await.is_err());
    assert!(find(&stage.ctx, &stage.alice, &hidden.id.to_string(), &[]).await.is_ok());
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn translations_are_found_by_language_and_known_to_be_old(db: PgPool) {
    let stage = Stage::new(db).await;
    let made = article(&stage, "Setup").await;
    let german = NewArticle {
        locale: Language::parse("de"),
        slug: Some("setup".to_owned()),
        translation_of: Some(made.id),
        ..draft("Einrichten")
    };
    let german = create(&stage.ctx, &stage.alice, german, None).await.unwrap();
    assert_eq!(german.translation_of, made.id);
    assert!(!german.is_stale);
    for (languages, title) in
        [("de-at de en", "Einrichten"), ("en", "Setup"), ("fr en", "Setup"), ("fr de", "Einrichten")]
    {
        assert_eq!(
            here(&stage, &Actor::Anonymous, "setup", languages).await.unwrap().title,
            title,
            "{languages}"
        );
    }
    assert_eq!(here(&stage, &Actor::Anonymous, "setup", "en").await.unwrap().translations[0].slug, "setup");
    let rewrite =
        |text: &str| ArticleChange { content_markdown: Some(text.to_owned()), ..ArticleChange::default() };
    change(&stage.ctx, &stage.alice, made.id, rewrite("All new.")).await.unwrap();
    assert!(here(&stage, &Actor::Anonymous, "setup", "de").await.unwrap().is_stale);
    let followed = change(&stage.ctx, &stage.alice, german.id, rewrite("Alles neu.")).await.unwrap();
    assert!(!followed.is_stale);
    let twice =
        NewArticle { locale: Language::parse("de"), translation_of: Some(made.id), ..draft("Noch einmal") };
    assert!(matches!(create(&stage.ctx, &stage.alice, twice, None).await, Err(Error::Conflict { .. })));
    assert!(matches!(remove(&stage.ctx, &stage.erin, made.id).await, Err(Error::Conflict { .. })));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_reader_finds_every_article_once_in_the_first_of_their_languages(db: PgPool) {
    let stage = Stage::new(db).await;
    let english = article(&stage, "Pair a lamp").await;
    article(&stage, "Reset a lamp").await;
    let german = NewArticle {
        locale: Language::parse("de"),
        translation_of: Some(english.id),
        slug: Some("koppeln".to_owned()),
        ..draft("Lampe koppeln")
    };
    create(&stage.ctx, &stage.alice, german, None).await.unwrap();
    let slugs = async |languages: &str| {
        let list =
            list_for(&stage.ctx, &Actor::Anonymous, &ArticleFilter::default(), &tongues(languages)).await;
        let mut slugs: Vec<_> = list.unwrap().articles.into_iter().map(|article| article.slug).collect();
        slugs.sort_unstable();
        slugs
    };
    assert_eq!(slugs("de en").await, ["koppeln", "reset-a-lamp"]);
    assert_eq!(slugs("en de").await, ["pair-a-lamp", "reset-a-lamp"]);
    assert_eq!(slugs("ar en").await, ["pair-a-lamp", "reset-a-lamp"]);
    assert_eq!(slugs("de").await, ["koppeln"]);
    let most = popular(&stage.ctx, &Actor::Anonymous, &tongues("de en"), 9).await.unwrap();
    assert_eq!(most.len(), 2);
    let counted = categories(&stage.ctx, &Actor::Anonymous, &tongues("de en")).await.unwrap();
    assert_eq!(counted[0].articles, 2);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_list_goes_on_where_it_ended(db: PgPool) {
    let stage = Stage::new(db).await;
    for number in 0..5 {
        article(&stage, &format!("Lamp {number}")).await;
    }
    let mut filter = ArticleFilter { limit: Some(2), ..ArticleFilter::default() };
    let mut seen = Vec::new();
    loop {
        let page = list_published(&stage.ctx, &Actor::Anonymous, &filter, &[]).await.unwrap();
        seen.extend(page.articles.into_iter().map(|card| card.title));
        filter.cursor = page.pagination.next_cursor;
        if filter.cursor.is_none() {
            break;
        }
    }
    assert_eq!(seen, ["Lamp 4", "Lamp 3", "Lamp 2", "Lamp 1", "Lamp 0"]);
    let wrong = ArticleFilter { cursor: Some("x".to_owned()), ..ArticleFilter::default() };
    assert!(list(&stage.ctx, &stage.alice, &wrong, &[]).await.is_err());
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn readers_are_counted_and_programs_are_not(db: PgPool) {
    let stage = Stage::new(db).await;
    let made = article(&stage, "Pair a lamp").await;
    for is_robot in [false, true, false] {
        count_view(&stage.ctx, is_robot, made.id);
    }
    count_view(&stage.ctx, false, stage.ctx.id().into());
    flush(&stage.ctx).await.unwrap();
    flush(&stage.ctx).await.unwrap();
    assert_eq!(here(&stage, &stage.alice, &made.slug, "en").await.unwrap().views, 2);
    let first = popular(&stage.ctx, &Actor::Anonymous, &[Language::english()], 5).await.unwrap();
    assert_eq!(first[0].id, made.id);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_page_in_another_language_has_its_address_there(db: PgPool) {
    let stage = Stage::new(db).await;
    let english = article(&stage, "Pair a lamp").await;
    let german = NewArticle {
        locale: Language::parse("de"),
        translation_of: Some(english.id),
        ..draft("Eine Lampe koppeln")
    };
    create(&stage.ctx, &stage.alice, german, None).await.unwrap();
    let there = async |path: &str, reads: &str, to: &str| {
        let language = Language::parse(to).unwrap();
        address_in(&stage.ctx, &Actor::Anonymous, &visit(reads, 1), path, &language).await.unwrap()
    };
    let koppeln = Some("/help/articles/eine-lampe-koppeln".to_owned());
    assert_eq!(there("/help/articles/pair-a-lamp?helped=true", "en", "de").await, koppeln);
    assert_eq!(there("/help/articles/pair%2Da-lamp", "en", "de").await, koppeln);
    assert_eq!(
        there("/help/articles/eine-lampe-koppeln", "de", "en").await.as_deref(),
        Some("/help/articles/pair-a-lamp")
    );
    assert_eq!(there("/help/articles/pair-a-lamp", "en", "ar").await, None, "it is not translated");
    for elsewhere in ["/help/articles/pair-a-lamp/x", "/help/articles/", "/help/articles/%ff", "/login", ""] {
        assert_eq!(there(elsewhere, "en", "de").await, None, "{elsewhere}");
    }
    let hidden = ArticleChange { visibility: Some(Visibility::Agents), ..ArticleChange::default() };
    change(&stage.ctx, &stage.alice, english.id, hidden).await.unwrap();
    assert_eq!(
        there("/help/articles/pair-a-lamp", "en", "de").await,
        None,
        "nobody is led by what is hidden"
    );
}

//! What readers say and ask, and what the desk makes of it.

use super::*;

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_reader_has_one_voice_and_may_change_it(db: PgPool) {
    let stage = Stage::new(db).await;
    let made = article(&stage, "Pair a lamp").await;
    let says = async |actor: &Actor, visit: ClientInfo, is_helpful| {
        let voice = Vote { is_helpful, comment: String::new() };
        vote(&stage.ctx, actor, &visit, made.id, voice).await.unwrap();
        let now = here(&stage, &stage.alice, &made.slug, "en").await.unwrap();
        (now.helpful, now.not_helpful)
    };
    assert_eq!(says(&Actor::Anonymous, visit("en", 1), true).await, (1, 0));
    assert_eq!(says(&Actor::Anonymous, visit("en", 1), true).await, (1, 0));
    assert_eq!(says(&Actor::Anonymous, visit("en", 1), false).await, (0, 1));
    assert_eq!(says(&Actor::Anonymous, visit("en", 2), true).await, (1, 1));
    assert_eq!(says(&stage.carol, visit("en", 2), true).await, (2, 1));
    let beside = ClientInfo { browser: "Another one".to_owned(), ..visit("en", 2) };
    assert_eq!(says(&Actor::Anonymous, beside, false).await, (2, 2), "two people at one address");
    let kept = sqlx::query_scalar!("select voter from article_votes").fetch_all(&stage.ctx.db).await.unwrap();
    assert!(kept.iter().all(|voter| !voter.contains("192.0.2")), "no address is kept: {kept:?}");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn no_address_decides_about_an_article_whatever_its_browsers_are_called(db: PgPool) {
    let stage = Stage::new(db).await;
    let (one, other) = (article(&stage, "Pair a lamp").await, article(&stage, "Reset a lamp").await);
    let says = async |article: &Article, browser: u32| {
        let visit = ClientInfo { browser: browser.to_string(), ..visit("en", 1) };
        let voice = Vote { is_helpful: false, comment: String::new() };
        vote(&stage.ctx, &Actor::Anonymous, &visit, article.id, voice).await
    };
    for browser in 0..10 {
        says(&one, browser).await.unwrap();
    }
    assert!(matches!(says(&one, 10).await, Err(Error::RateLimited { .. })));
    says(&other, 10).await.expect("another article is another question");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn every_publication_of_the_questions_is_a_version_that_stays(db: PgPool) {
    let stage = Stage::new(db).await;
    let question = |question: &str, locale: &str, position| FaqDraft {
        locale: Language::parse(locale).unwrap(),
        category: "Lamps".to_owned(),
        position,
        question: question.to_owned(),
        answer_markdown: "Yes. <script>alert(1)</script>".to_owned(),
        is_draft: false,
    };
    let visit = |tags| visit(tags, 1);
    let english = Language::english();
    assert!(matches!(faq(&stage.ctx, &visit("en"), None).await, Err(Error::NotFound)));
    let first =
        create_faq_item(&stage.ctx, &stage.alice, question("Is it warm?", "en", 2), None).await.unwrap();
    assert!(faq(&stage.ctx, &visit("en"), None).await.is_err(), "what is written is not yet published");
    publish_faq(&stage.ctx, &stage.alice, &english).await.unwrap();
    create_faq_item(&stage.ctx, &stage.alice, question("Is it safe?", "en", 1), None).await.unwrap();
    update_faq_item(&stage.ctx, &stage.alice, first.id, question("Is it hot?", "en", 2)).await.unwrap();
    publish_faq(&stage.ctx, &stage.bob, &english).await.unwrap();
    let again = publish_faq(&stage.ctx, &stage.bob, &english).await;
    assert!(matches!(again, Err(Error::Conflict { .. })), "{again:?}");
    let now = faq(&stage.ctx, &visit("fr en"), None).await.unwrap();
    let asked: Vec<_> = now.items.iter().map(|item| (&*item.question, item.position)).collect();
    assert_eq!((now.version, asked), (2, vec![("Is it safe?", 0), ("Is it hot?", 1)]));
    assert_eq!(now.items[0].answer_html, "<p>Yes. </p>\n");
    let then = faq(&stage.ctx, &visit("en"), Some(1)).await.unwrap();
    assert_eq!(then.items[0].question, "Is it warm?");
    assert!(faq(&stage.ctx, &visit("en"), Some(9)).await.is_err());
    create_faq_item(&stage.ctx, &stage.alice, question("Ist sie warm?", "de", 1), None).await.unwrap();
    publish_faq(&stage.ctx, &stage.alice, &Language::parse("de").unwrap()).await.unwrap();
    assert_eq!(
        faq(&stage.ctx, &visit("de-at de en"), None).await.unwrap().items[0].question,
        "Ist sie warm?"
    );
    for actor in [&Actor::Anonymous, &stage.carol] {
        assert!(create_faq_item(&stage.ctx, actor, question("Mine?", "en", 1), None).await.is_err());
        assert!(update_faq_item(&stage.ctx, actor, first.id, question("Mine?", "en", 1)).await.is_err());
        assert!(delete_faq_item(&stage.ctx, actor, first.id).await.is_err());
        assert!(publish_faq(&stage.ctx, actor, &english).await.is_err());
        assert!(faq_items(&stage.ctx, actor).await.is_err());
    }
    delete_faq_item(&stage.ctx, &stage.alice, first.id).await.unwrap();
    assert_eq!(faq_items(&stage.ctx, &stage.alice).await.unwrap().len(), 2);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_answer_is_offered_while_somebody_writes_and_only_its_asker_says_that_it_was_enough(db: PgPool) {
    let stage = Stage::new(db).await;
    let made = article(&stage, "Pair a lamp").await;
    let hidden = NewArticle { visibility: Visibility::Agents, ..draft("Pair a lamp at the desk") };
    create(&stage.ctx, &stage.alice, hidden, None).await.unwrap();
    let visit = visit("en", 1);
    let ask = async |actor: &Actor, id, subject: &str| {
        offer_answers(&stage.ctx, actor, &visit, Asking { id, subject: subject.to_owned() }).await
    };
    let offered = ask(&stage.carol, None, "How do I pair my lamp").await.unwrap();
    assert_eq!(
        offered.articles.iter().map(|hit| hit.id).collect::<Vec<_>>(),
        [made.id.0],
        "not what is the desk's"
    );
    let again = ask(&stage.carol, Some(offered.id), "How do I pair my lamp again").await.unwrap();
    assert_eq!(again.id, offered.id);
    assert!(
        matches!(ask(&stage.charlie, Some(offered.id), "pair").await, Err(Error::NotFound)),
        "another's form"
    );
    let accept = async |actor: &Actor, article| accept_answer(&stage.ctx, actor, offered.id, article).await;
    assert!(matches!(accept(&stage.charlie, made.id).await, Err(Error::NotFound)));
    assert!(matches!(accept(&stage.carol, stage.ctx.id().into()).await, Err(Error::NotFound)), "not offered");
    accept(&stage.carol, made.id).await.unwrap();
    assert!(ask(&stage.carol, None, "zzzz qqqq").await.unwrap().articles.is_empty());
    let report = deflection_report(&stage.ctx, &stage.alice).await.unwrap();
    assert_eq!((report.offered, report.solved), (1, 1), "what found nothing is not counted");
    assert_eq!((report.articles[0].id, report.articles[0].solved), (made.id, 1));
    assert!(matches!(deflection_report(&stage.ctx, &stage.carol).await, Err(Error::Forbidden)));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_did_not_help_is_a_task_until_somebody_has_looked(db: PgPool) {
    let stage = Stage::new(db).await;
    let made = article(&stage, "Pair a lamp").await;
    let say = async |last: u8, is_helpful, comment: &str| {
        let voice = Vote { is_helpful, comment: comment.to_owned() };
        vote(&stage.ctx, &Actor::Anonymous, &visit("en", last), made.id, voice).await.unwrap();
    };
    let tasks = async || article_tasks(&stage.ctx, &stage.alice).await.unwrap();
    say(1, true, "clear").await;
    say(2, false, "").await;
    say(3, false, "").await;
    assert!(tasks().await.is_empty(), "two who say nothing are no task yet");
    say(4, false, "Which button?").await;
    let open = tasks().await;
    assert_eq!(
        (open.len(), open[0].not_helpful, &*open[0].comments),
        (1, 3, &["Which button?".to_owned()][..])
    );
    say(5, false, "Where?").await;
    assert_eq!(tasks().await.len(), 1, "more of it joins the one that is open");
    close_article_task(&stage.ctx, &stage.alice, open[0].id).await.unwrap();
    close_article_task(&stage.ctx, &stage.alice, open[0].id).await.unwrap();
    assert!(tasks().await.is_empty());
    say(6, false, "").await;
    assert!(tasks().await.is_empty(), "what was looked at does not count again");
    say(7, false, "Still where?").await;
    assert_eq!(tasks().await[0].not_helpful, 2);
    say(7, true, "").await;
    assert_eq!(tasks().await[0].not_helpful, 1, "whoever thinks better of it is heard");
    say(6, true, "").await;
    assert!(tasks().await.is_empty(), "nobody finds it wanting any more");
    say(6, false, "").await;
    assert!(tasks().await.is_empty(), "one silent voice is no task again");
    assert!(matches!(close_article_task(&stage.ctx, &stage.carol, open[0].id).await, Err(Error::Forbidden)));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_question_from_a_ticket_waits_as_a_draft(db: PgPool) {
    let stage = Stage::new(db).await;
    let story = TicketTranscript {
        number: "ST-2026-000001".to_owned(),
        subject: "Carol has no light".to_owned(),
        said: vec![
            Said { is_answer: false, is_plain: true, body: "It is dark. Call 030 1234567.".to_owned() },
            Said {
                is_answer: true,
                is_plain: true,
                body: "Hi Carol, press [it](javascript:alert(1)).".to_owned(),
            },
        ],
        names: vec!["Carol".to_owned()],
    };
    let item = question_from_ticket(&stage.ctx, &stage.alice, story.clone(), None).await.unwrap();
    assert_eq!(
        (&*item.question, item.is_draft, item.origin.as_deref()),
        ("… has no light", true, Some("ST-2026-000001"))
    );
    assert!(!item.answer_markdown.contains("Carol"));
    assert!(
        matches!(publish_faq(&stage.ctx, &stage.alice, &item.locale).await, Ok(faq) if faq.items.is_empty())
    );
    let german = TicketTranscript {
        subject: "Es ist dunkel".to_owned(),
        said: vec![Said {
            is_answer: false,
            is_plain: true,
            body: "Die Lampe ist aus, was soll ich tun?".to_owned(),
        }],
        ..story.clone()
    };
    let german = article_from_ticket(&stage.ctx, &stage.alice, german, None).await.unwrap();
    assert_eq!(german.locale.as_str(), "de", "a draft is in the language of those who spoke");
    assert!(german.content_markdown.starts_with("## Was "), "{}", german.content_markdown);
    let begun = article_from_ticket(&stage.ctx, &stage.alice, story.clone(), None).await.unwrap();
    assert_eq!(begun.status, Status::Draft);
    assert!(begun.content_html.contains("press [it](javascript:alert(1))."), "{}", begun.content_html);
    assert!(!begun.content_markdown.contains("1234567"));
    assert!(matches!(
        article_from_ticket(&stage.ctx, &stage.carol, story, None).await,
        Err(Error::Forbidden)
    ));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn its_writers_know_where_an_article_comes_from_and_what_was_made_of_it(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, alice) = (&stage.ctx, &stage.alice);
    let story = TicketTranscript {
        number: "ST-2026-000007".to_owned(),
        subject: "No light".to_owned(),
        said: vec![Said { is_answer: true, is_plain: true, body: "Press it.".to_owned() }],
        names: Vec::new(),
    };
    let begun = article_from_ticket(ctx, alice, story, None).await.unwrap();
    let german = NewArticle {
        locale: Language::parse("de"),
        translation_of: Some(begun.id),
        status: Status::Draft,
        ..draft("Kein Licht")
    };
    let german = create(ctx, alice, german, None).await.unwrap();
    let known = background(ctx, alice, begun.id).await.unwrap();
    assert_eq!(known.origin.as_deref(), Some("ST-2026-000007"));
    assert_eq!((known.translations[0].id, known.translations[0].status), (german.id, Status::Draft));
    assert!(!known.translations[0].is_stale);
    let text = ArticleChange { content_markdown: Some("Hold it.".to_owned()), ..ArticleChange::default() };
    change(ctx, alice, begun.id, text).await.unwrap();
    assert!(background(ctx, alice, begun.id).await.unwrap().translations[0].is_stale);
    assert_eq!(background(ctx, alice, german.id).await.unwrap().origin, None);
    let came = offspring(ctx, alice, "ST-2026-000007").await.unwrap();
    assert_eq!(came.iter().map(|article| article.id).collect::<Vec<_>>(), [begun.id]);
    assert!(offspring(ctx, alice, "ST-2026-000008").await.unwrap().is_empty());
    assert!(matches!(background(ctx, &stage.carol, begun.id).await, Err(Error::Forbidden)));
    assert!(matches!(offspring(ctx, &stage.carol, "ST-2026-000007").await, Err(Error::Forbidden)));
    assert!(matches!(background(ctx, alice, ArticleId(ctx.id())).await, Err(Error::NotFound)));
}

//! The verbs of the help center against a real database, with the cast.

use ::jobs::server::Job;
use base::{
    Language,
    server::{Actor, ClientAddress, Error, Once, Visit},
};
use chrono::TimeDelta;
use identity::server::test::Stage;
use sqlx::PgPool;

use super::{views::flush, *};
use crate::{
    Article, ArticleChange, ArticleFilter, Asking, CategoryDraft, CategoryName, FaqDraft, NewArticle,
    StagingDraft, Status, Visibility, Vote,
};

fn draft(title: &str) -> NewArticle {
    NewArticle {
        title: title.to_owned(),
        content_markdown: "Hold the button for *five* seconds.\n\n## Then\n\nWait.".to_owned(),
        category: "getting-started".to_owned(),
        status: Status::Published,
        ..NewArticle::default()
    }
}

fn tongues(tags: &str) -> Vec<Language> {
    tags.split(' ').filter_map(Language::parse).collect()
}

async fn article(stage: &Stage, title: &str) -> Article {
    create(&stage.ctx, &stage.alice, draft(title), None).await.unwrap()
}

async fn here(stage: &Stage, actor: &Actor, slug: &str, languages: &str) -> Option<Article> {
    match read(&stage.ctx, actor, slug, &tongues(languages)).await {
        Ok(Found::Here(article)) => Some(*article),
        Ok(Found::Moved(to)) => panic!("{slug} moved to {to}"),
        Err(Error::NotFound) => None,
        Err(error) => panic!("{error:?}"),
    }
}

#[sqlx::test(migrator = "base::server::MIGRATOR")]
async fn an_article_is_written_once_however_often_it_is_sent(db: PgPool) {
    let stage = Stage::new(db).await;
    let once = Once::new(&stage.ctx.settings.secret, "key".to_owned(), "/", b"body");
    let first = create(&stage.ctx, &stage.alice, draft("Pair a lamp"), Some(&once)).await.unwrap();
    let again = create(&stage.ctx, &stage.alice, draft("Pair a lamp"), Some(&once)).await.unwrap();
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

#[sqlx::test(migrator = "base::server::MIGRATOR")]
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
            let listed = list(&stage.ctx, actor, &ArticleFilter::default()).await.unwrap();
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

#[sqlx::test(migrator = "base::server::MIGRATOR")]
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
        assert!(staging(&stage.ctx, actor, made.id).await.is_err());
        assert!(stage_text(&stage, actor, &made, "x", None).await.is_err());
        assert!(publish_staged(&stage.ctx, actor, made.id, ArticleChange::default(), None).await.is_err());
        assert!(discard(&stage.ctx, actor, made.id).await.is_err());
    }
    assert!(remove(&stage.ctx, &stage.alice, made.id).await.is_err(), "agents archive");
    remove(&stage.ctx, &stage.erin, made.id).await.unwrap();
    assert!(here(&stage, &stage.erin, &made.slug, "en").await.is_none());
}

#[sqlx::test(migrator = "base::server::MIGRATOR")]
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
    assert!(second.changes.iter().any(|line| line.text == "Shake it." && line.turn == crate::Turn::New));
    let restored = restore(&stage.ctx, &stage.alice, made.id, 1).await.unwrap();
    assert_eq!((restored.revision, &restored.content_html), (3, &made.content_html));
    assert_eq!(revisions(&stage.ctx, &stage.alice, made.id).await.unwrap().len(), 3);
    let nothing = change(&stage.ctx, &stage.alice, made.id, ArticleChange::default()).await.unwrap();
    assert_eq!(nothing.version, restored.version, "no change is none");
}

#[sqlx::test(migrator = "base::server::MIGRATOR")]
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

#[sqlx::test(migrator = "base::server::MIGRATOR")]
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

async fn stage_text(
    stage: &Stage,
    actor: &Actor,
    article: &Article,
    text: &str,
    version: Option<i64>,
) -> base::server::Result<crate::Staging> {
    let draft = StagingDraft { title: "Staged".to_owned(), content_markdown: text.to_owned(), version };
    super::stage(&stage.ctx, actor, article.id, draft).await
}

#[sqlx::test(migrator = "base::server::MIGRATOR")]
async fn a_working_copy_is_shown_to_nobody_until_it_is_published(db: PgPool) {
    let stage = Stage::new(db).await;
    let made = article(&stage, "Pair a lamp").await;
    let first = stage_text(&stage, &stage.alice, &made, "One.", None).await.unwrap();
    assert_eq!(here(&stage, &stage.bob, &made.slug, "en").await.unwrap().content_html, made.content_html);
    let collision = stage_text(&stage, &stage.bob, &made, "Two.", None).await.unwrap_err();
    let Error::Conflict { message, current: Some(("staging", current)) } = collision else {
        panic!("{collision:?}")
    };
    assert!(message.starts_with("Alice"), "{message}");
    assert_eq!(current["content_markdown"], "One.");
    stage_text(&stage, &stage.bob, &made, "Two.", Some(first.version)).await.unwrap();
    let published =
        publish_staged(&stage.ctx, &stage.alice, made.id, ArticleChange::default(), None).await.unwrap();
    assert_eq!(
        (&*published.title, &*published.content_html, published.revision),
        ("Staged", "<p>Two.</p>\n", 2)
    );
    assert_eq!(staging(&stage.ctx, &stage.alice, made.id).await.unwrap(), None);
}

#[sqlx::test(migrator = "base::server::MIGRATOR")]
async fn a_working_copy_of_an_older_text_is_not_published_over_a_newer_one(db: PgPool) {
    let stage = Stage::new(db).await;
    let made = article(&stage, "Pair a lamp").await;
    stage_text(&stage, &stage.alice, &made, "Mine.", None).await.unwrap();
    let other = ArticleChange { content_markdown: Some("Theirs.".to_owned()), ..ArticleChange::default() };
    change(&stage.ctx, &stage.bob, made.id, other).await.unwrap();
    let refused =
        publish_staged(&stage.ctx, &stage.alice, made.id, ArticleChange::default(), None).await.unwrap_err();
    assert!(matches!(refused, Error::Conflict { current: Some(("article", _)), .. }), "{refused:?}");
    assert_eq!(staging(&stage.ctx, &stage.alice, made.id).await.unwrap().unwrap().content_markdown, "Mine.");
    discard(&stage.ctx, &stage.alice, made.id).await.unwrap();
    assert_eq!(staging(&stage.ctx, &stage.alice, made.id).await.unwrap(), None);
}

#[sqlx::test(migrator = "base::server::MIGRATOR")]
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

#[sqlx::test(migrator = "base::server::MIGRATOR")]
async fn a_reader_has_one_voice_and_may_change_it(db: PgPool) {
    let stage = Stage::new(db).await;
    let made = article(&stage, "Pair a lamp").await;
    let says = async |actor: &Actor, address: [u8; 4], is_helpful| {
        let voice = Vote { is_helpful, comment: String::new() };
        vote(&stage.ctx, actor, ClientAddress(address.into()), made.id, voice).await.unwrap();
        let now = here(&stage, &stage.alice, &made.slug, "en").await.unwrap();
        (now.helpful, now.not_helpful)
    };
    assert_eq!(says(&Actor::Anonymous, [192, 0, 2, 1], true).await, (1, 0));
    assert_eq!(says(&Actor::Anonymous, [192, 0, 2, 1], true).await, (1, 0));
    assert_eq!(says(&Actor::Anonymous, [192, 0, 2, 1], false).await, (0, 1));
    assert_eq!(says(&Actor::Anonymous, [192, 0, 2, 2], true).await, (1, 1));
    assert_eq!(says(&stage.carol, [192, 0, 2, 2], true).await, (2, 1));
    let kept = sqlx::query_scalar!("select voter from article_votes").fetch_all(&stage.ctx.db).await.unwrap();
    assert!(kept.iter().all(|voter| !voter.contains("192.0.2")), "no address is kept: {kept:?}");
}

#[sqlx::test(migrator = "base::server::MIGRATOR")]
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

#[sqlx::test(migrator = "base::server::MIGRATOR")]
async fn categories_are_a_tree_with_names_in_every_language(db: PgPool) {
    let stage = Stage::new(db).await;
    let named = |name: &str, parent| CategoryDraft {
        names: [(Language::english(), CategoryName { name: name.to_owned(), description: String::new() })]
            .into(),
        slug: None,
        parent_id: parent,
        icon: None,
        position: 1,
    };
    let lamps = create_category(&stage.ctx, &stage.erin, named("Lamps", None), None).await.unwrap();
    let floor =
        create_category(&stage.ctx, &stage.erin, named("Floor lamps", Some(lamps.id)), None).await.unwrap();
    let below = NewArticle { category: "floor-lamps".to_owned(), ..draft("Change the bulb") };
    create(&stage.ctx, &stage.alice, below, None).await.unwrap();
    let filter = ArticleFilter { category: Some("lamps".to_owned()), ..ArticleFilter::default() };
    assert_eq!(list(&stage.ctx, &Actor::Anonymous, &filter).await.unwrap().articles.len(), 1);
    let circle = update_category(&stage.ctx, &stage.erin, lamps.id, named("Lamps", Some(floor.id))).await;
    assert!(matches!(circle, Err(Error::Invalid(_))), "{circle:?}");
    for held in [lamps.id, floor.id] {
        assert!(matches!(delete_category(&stage.ctx, &stage.erin, held).await, Err(Error::Conflict { .. })));
    }
    assert!(create_category(&stage.ctx, &stage.alice, named("No", None), None).await.is_err());
    let german = categories(&stage.ctx, &Actor::Anonymous, &tongues("de en")).await.unwrap();
    let names: Vec<&str> = german.iter().map(|category| &*category.name).collect();
    assert_eq!(names, ["Erste Schritte", "Floor lamps", "Lamps"]);
}

#[sqlx::test(migrator = "base::server::MIGRATOR")]
async fn a_list_goes_on_where_it_ended(db: PgPool) {
    let stage = Stage::new(db).await;
    for number in 0..5 {
        article(&stage, &format!("Lamp {number}")).await;
    }
    let mut filter = ArticleFilter { limit: Some(2), ..ArticleFilter::default() };
    let mut seen = Vec::new();
    loop {
        let page = list_published(&stage.ctx, &Actor::Anonymous, &filter).await.unwrap();
        seen.extend(page.articles.into_iter().map(|card| card.title));
        filter.cursor = page.pagination.next_cursor;
        if filter.cursor.is_none() {
            break;
        }
    }
    assert_eq!(seen, ["Lamp 4", "Lamp 3", "Lamp 2", "Lamp 1", "Lamp 0"]);
    let wrong = ArticleFilter { cursor: Some("x".to_owned()), ..ArticleFilter::default() };
    assert!(list(&stage.ctx, &stage.alice, &wrong).await.is_err());
}

#[sqlx::test(migrator = "base::server::MIGRATOR")]
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
    let visit = |tags: &str| Visit {
        address: ClientAddress([192, 0, 2, 1].into()),
        languages: tongues(tags),
        is_robot: false,
    };
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

#[sqlx::test(migrator = "base::server::MIGRATOR")]
async fn an_answer_is_offered_while_somebody_writes_and_only_its_asker_says_that_it_was_enough(db: PgPool) {
    let stage = Stage::new(db).await;
    let made = article(&stage, "Pair a lamp").await;
    let hidden = NewArticle { visibility: Visibility::Agents, ..draft("Pair a lamp at the desk") };
    create(&stage.ctx, &stage.alice, hidden, None).await.unwrap();
    let visit =
        Visit { address: ClientAddress([192, 0, 2, 1].into()), languages: tongues("en"), is_robot: false };
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

#[sqlx::test(migrator = "base::server::MIGRATOR")]
async fn what_did_not_help_is_a_task_until_somebody_has_looked(db: PgPool) {
    let stage = Stage::new(db).await;
    let made = article(&stage, "Pair a lamp").await;
    let say = async |last: u8, is_helpful, comment: &str| {
        let voice = Vote { is_helpful, comment: comment.to_owned() };
        vote(&stage.ctx, &Actor::Anonymous, ClientAddress([192, 0, 2, last].into()), made.id, voice)
            .await
            .unwrap();
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
    assert!(matches!(close_article_task(&stage.ctx, &stage.carol, open[0].id).await, Err(Error::Forbidden)));
}

#[sqlx::test(migrator = "base::server::MIGRATOR")]
async fn a_question_from_a_ticket_waits_as_a_draft(db: PgPool) {
    let stage = Stage::new(db).await;
    let story = TicketStory {
        number: "ST-2026-000001".to_owned(),
        subject: "Carol has no light".to_owned(),
        said: vec![
            Said { is_answer: false, body: "It is dark. Call 030 1234567.".to_owned() },
            Said { is_answer: true, body: "Hi Carol, press [it](javascript:alert(1)).".to_owned() },
        ],
        names: vec!["Carol".to_owned()],
    };
    let item = question_from_ticket(&stage.ctx, &stage.alice, story.clone()).await.unwrap();
    assert_eq!(
        (&*item.question, item.is_draft, item.origin.as_deref()),
        ("… has no light", true, Some("ST-2026-000001"))
    );
    assert!(!item.answer_markdown.contains("Carol"));
    assert!(
        matches!(publish_faq(&stage.ctx, &stage.alice, &item.locale).await, Ok(faq) if faq.items.is_empty())
    );
    let begun = article_from_ticket(&stage.ctx, &stage.alice, story.clone()).await.unwrap();
    assert_eq!(begun.status, Status::Draft);
    assert!(begun.content_html.contains("press [it](javascript:alert(1))."), "{}", begun.content_html);
    assert!(!begun.content_markdown.contains("1234567"));
    assert!(matches!(article_from_ticket(&stage.ctx, &stage.carol, story).await, Err(Error::Forbidden)));
}

#[sqlx::test(migrator = "base::server::MIGRATOR")]
async fn a_writer_publishes_what_they_see_under_the_settings_they_see(db: PgPool) {
    let stage = Stage::new(db).await;
    let made =
        create(&stage.ctx, &stage.alice, NewArticle { status: Status::Draft, ..draft("Secret") }, None)
            .await
            .unwrap();
    let text = |body: &str, version| StagingDraft {
        title: "Secret".to_owned(),
        content_markdown: body.to_owned(),
        version,
    };
    let alices = super::stage(&stage.ctx, &stage.alice, made.id, text("Alice's.", None)).await.unwrap();
    let bobs =
        super::stage(&stage.ctx, &stage.bob, made.id, text("Bob's.", Some(alices.version))).await.unwrap();
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

#[sqlx::test(migrator = "base::server::MIGRATOR")]
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

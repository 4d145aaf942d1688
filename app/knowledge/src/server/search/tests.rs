//! The search against a real database: who finds what, and how soon.

use base::{
    Language,
    server::{Actor, ClientAddress, ClientInfo},
};
use identity::server::test::Stage;
use sqlx::PgPool;

use super::*;
use crate::{
    ArticleChange, ArticleId, FaqDraft, HitKind, NewArticle, NewSynonyms, Status, Visibility, server,
};

fn visit(tags: &str) -> ClientInfo {
    ClientInfo {
        address: ClientAddress([192, 0, 2, 1].into()),
        languages: tags.split(' ').filter_map(Language::parse).collect(),
        is_robot: false,
        browser: String::new(),
    }
}

async fn write(stage: &Stage, title: &str, text: &str, visibility: Visibility, locale: &str) -> ArticleId {
    let draft = NewArticle {
        title: title.to_owned(),
        content_markdown: text.to_owned(),
        category: "getting-started".to_owned(),
        status: Status::Published,
        locale: Language::parse(locale),
        visibility,
        ..NewArticle::default()
    };
    server::create(&stage.ctx, &stage.alice, draft, None).await.unwrap().id
}

async fn slugs(stage: &Stage, actor: &Actor, languages: &str, typed: &str) -> Vec<String> {
    let found = search(&stage.ctx, actor, &visit(languages), typed, Reach::Meaning, 10).await.unwrap();
    found.hits.into_iter().map(|hit| hit.slug).collect()
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn everybody_finds_what_they_may_read_in_their_language(db: PgPool) {
    let stage = Stage::new(db).await;
    write(&stage, "Pair a lamp", "Hold the button.", Visibility::Public, "en").await;
    write(&stage, "Pair two lamps", "For members.", Visibility::SignedIn, "en").await;
    write(&stage, "Pair all lamps", "For us.", Visibility::Agents, "en").await;
    write(&stage, "Lampe koppeln", "Den Knopf halten.", Visibility::Public, "de").await;
    assert_eq!(slugs(&stage, &Actor::Anonymous, "en", "pair ").await, ["pair-a-lamp"]);
    assert_eq!(slugs(&stage, &stage.carol, "en", "pair ").await.len(), 2);
    assert_eq!(slugs(&stage, &stage.alice, "en", "pair ").await.len(), 3);
    assert_eq!(slugs(&stage, &Actor::Anonymous, "de en", "lampen ").await, ["lampe-koppeln"]);
    assert_eq!(
        slugs(&stage, &Actor::Anonymous, "de en", "pair ").await,
        ["pair-a-lamp"],
        "another language at least"
    );
    for nothing in ["", " \0 ", "-", "\"\"", "zzzzzz"] {
        assert!(slugs(&stage, &Actor::Anonymous, "en", nothing).await.is_empty(), "{nothing:?}");
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_phrase_stands_as_it_was_typed(db: PgPool) {
    let stage = Stage::new(db).await;
    write(&stage, "One", "Reset the lamp.", Visibility::Public, "en").await;
    write(&stage, "Two", "The lamp, then reset.", Visibility::Public, "en").await;
    assert_eq!(slugs(&stage, &Actor::Anonymous, "en", "\"reset the lamp\"").await, ["one"]);
    assert_eq!(slugs(&stage, &Actor::Anonymous, "en", "reset lamp").await.len(), 2);
    assert_eq!(slugs(&stage, &Actor::Anonymous, "en", "lamp -\"reset the lamp\"").await, ["two"]);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_is_taken_back_is_not_shown_even_before_the_index_knows(db: PgPool) {
    let stage = Stage::new(db).await;
    let id = write(&stage, "Pair a lamp", "Hold the button.", Visibility::Public, "en").await;
    assert_eq!(slugs(&stage, &Actor::Anonymous, "en", "button ").await.len(), 1);
    let draft = ArticleChange { status: Some(Status::Draft), ..ArticleChange::default() };
    server::change(&stage.ctx, &stage.alice, id, draft).await.unwrap();
    assert!(slugs(&stage, &Actor::Anonymous, "en", "button ").await.is_empty());
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_change_is_found_once_it_was_heard(db: PgPool) {
    let stage = Stage::new(db).await;
    let id = write(&stage, "Pair a lamp", "Hold the button.", Visibility::Public, "en").await;
    assert!(slugs(&stage, &Actor::Anonymous, "en", "bluetooth ").await.is_empty());
    let rewrite =
        ArticleChange { content_markdown: Some("Use Bluetooth.".to_owned()), ..ArticleChange::default() };
    server::change(&stage.ctx, &stage.alice, id, rewrite).await.unwrap();
    stage.ctx.shared::<Index>().refresh(&stage.ctx, id.0).await.unwrap();
    let found =
        search(&stage.ctx, &Actor::Anonymous, &visit("en"), "blutooth ", Reach::Meaning, 10).await.unwrap();
    assert_eq!(found.hits[0].id, id.0);
    assert!(found.hits[0].excerpt.iter().any(|piece| piece.is_hit && piece.text.starts_with("Bluetooth")));
    let marked =
        search(&stage.ctx, &Actor::Anonymous, &visit("en"), "bluet", Reach::Meaning, 10).await.unwrap();
    assert!(marked.hits[0].excerpt.iter().any(|piece| piece.is_hit && piece.text.starts_with("Bluetooth")));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_admin_sets_synonyms_and_stop_words(db: PgPool) {
    let stage = Stage::new(db).await;
    write(&stage, "Change the bulb", "With a cloth.", Visibility::Public, "en").await;
    assert!(slugs(&stage, &Actor::Anonymous, "en", "illuminant ").await.is_empty());
    let group = |words: &[&str]| NewSynonyms {
        locale: Language::english(),
        words: words.iter().map(|word| (*word).to_owned()).collect(),
    };
    assert!(create_synonyms(&stage.ctx, &stage.alice, group(&["illuminant", "bulb"]), None).await.is_err());
    for wrong in [&["alone"][..], &["more than four words here", "bulb"], &["bulb", "Bulb"]] {
        assert!(create_synonyms(&stage.ctx, &stage.erin, group(wrong), None).await.is_err(), "{wrong:?}");
    }
    let made = create_synonyms(&stage.ctx, &stage.erin, group(&["Illuminant", "bulb"]), None).await.unwrap();
    stage.ctx.shared::<Index>().begin(&stage.ctx).await.unwrap();
    assert_eq!(slugs(&stage, &Actor::Anonymous, "en", "illuminant ").await, ["change-the-bulb"]);
    delete_synonyms(&stage.ctx, &stage.erin, made.id).await.unwrap();
    let mut passed = stop_words(&stage.ctx, &stage.erin, Language::english()).await.unwrap();
    assert!(passed.words.contains(&"with".to_owned()), "what a language passes over can be seen");
    passed.words.retain(|word| word != "with");
    passed.words.insert(0, "cloth".to_owned());
    passed.words.sort_unstable();
    set_stop_words(&stage.ctx, &stage.erin, passed.clone()).await.unwrap();
    assert_eq!(stop_words(&stage.ctx, &stage.erin, Language::english()).await.unwrap(), passed);
    stage.ctx.shared::<Index>().begin(&stage.ctx).await.unwrap();
    assert_eq!(slugs(&stage, &Actor::Anonymous, "en", "with garage ").await, ["change-the-bulb"]);
    assert!(slugs(&stage, &Actor::Anonymous, "en", "illuminant ").await.is_empty());
    assert!(slugs(&stage, &Actor::Anonymous, "en", "cloth garage ").await.is_empty());
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_nobody_found_is_reported(db: PgPool) {
    let stage = Stage::new(db).await;
    for (typed, hits) in [("Garage  door", 0), ("garage door", 0), ("lamp", 3), ("dimmer", 0), ("dimmer", 1)]
    {
        record_search(&stage.ctx, &visit("en"), typed, hits).await.unwrap();
    }
    record_search(&stage.ctx, &ClientInfo { is_robot: true, ..visit("en") }, "spam", 0).await.unwrap();
    let report = search_report(&stage.ctx, &stage.alice).await.unwrap();
    let gaps: Vec<_> = report.gaps.iter().map(|gap| (&*gap.words, gap.searches)).collect();
    assert_eq!(gaps, [("garage door", 2)]);
    assert_eq!(report.most.len(), 3);
    assert!(search_report(&stage.ctx, &stage.carol).await.is_err());
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_published_question_is_found_beside_the_articles(db: PgPool) {
    let stage = Stage::new(db).await;
    write(&stage, "Pair a lamp", "Hold the button.", Visibility::Public, "en").await;
    let ask = |question: &str| FaqDraft {
        locale: Language::english(),
        category: "Garden".to_owned(),
        position: 0,
        question: question.to_owned(),
        answer_markdown: "Yes, *every* lamp may stand in the rain.".to_owned(),
        is_draft: false,
    };
    let item =
        server::create_faq_item(&stage.ctx, &stage.alice, ask("Is it waterproof?"), None).await.unwrap();
    let index = stage.ctx.shared::<Index>();
    index.ready(&stage.ctx).await.unwrap();
    assert!(slugs(&stage, &Actor::Anonymous, "en", "waterproof ").await.is_empty(), "it is not published");
    server::publish_faq(&stage.ctx, &stage.alice, &Language::english()).await.unwrap();
    index.refresh_questions(&stage.ctx).await.unwrap();
    let found =
        search(&stage.ctx, &Actor::Anonymous, &visit("en"), "lamp rain", Reach::Meaning, 10).await.unwrap();
    let [hit] = &found.hits[..] else { panic!("{found:?}") };
    assert_eq!((hit.kind, &*hit.url), (HitKind::Question, &*format!("/help/faq?locale=en#q-{}", item.id)));
    assert!(hit.excerpt.iter().any(|piece| piece.is_hit && piece.text == "rain."));
    assert_eq!(slugs(&stage, &Actor::Anonymous, "en", "\"is it waterproof\"").await.len(), 1);
    server::update_faq_item(&stage.ctx, &stage.alice, item.id, ask("Is it made for the garden?"))
        .await
        .unwrap();
    server::publish_faq(&stage.ctx, &stage.alice, &Language::english()).await.unwrap();
    index.refresh_questions(&stage.ctx).await.unwrap();
    assert!(slugs(&stage, &Actor::Anonymous, "en", "waterproof ").await.is_empty(), "it says something else");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn words_meet_in_every_form_of_writing(db: PgPool) {
    let stage = Stage::new(db).await;
    write(&stage, "O\u{308}l nachfu\u{308}llen", "Mit dem Kännchen.", Visibility::Public, "de").await;
    write(&stage, "Yağ değişimi", "Đổi bóng. ＵＳＢ", Visibility::Public, "en").await;
    for (typed, slug) in [
        ("Öl ", "oel-nachfuellen"),
        ("O\u{308}l ", "oel-nachfuellen"),
        ("Ka\u{308}nnchen ", "oel-nachfuellen"),
        ("yag ", "yag-degisimi"),
        ("doi ", "yag-degisimi"),
        ("usb ", "yag-degisimi"),
        ("ＵＳＢ ", "yag-degisimi"),
    ] {
        assert_eq!(slugs(&stage, &Actor::Anonymous, "de en", typed).await, [slug], "{typed}");
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_address_that_asks_without_end_waits(db: PgPool) {
    let stage = Stage::new(db).await;
    let ask = async |actor: &Actor, last: u8, typed: &str| {
        let visit = ClientInfo { address: ClientAddress([192, 0, 2, last].into()), ..visit("en") };
        search(&stage.ctx, actor, &visit, typed, Reach::Words, 6).await
    };
    for _ in 0..30 {
        ask(&Actor::Anonymous, 1, "the -\"of the\"").await.expect("as much as many people type");
    }
    // Time goes on meanwhile, and by a tenth of a second one more is free.
    let refused = ask(&Actor::Anonymous, 1, "the -\"of the\"").await;
    assert!(matches!(refused, Err(base::server::Error::RateLimited { .. })), "{refused:?}");
    assert!(ask(&stage.carol, 1, "the -\"of the\"").await.is_err(), "an account is soon made");
    ask(&stage.alice, 1, "the -\"of the\"").await.expect("the desk is trusted");
    ask(&Actor::Anonymous, 2, "the -\"of the\"").await.expect("somebody else asks");
    stage.ctx.clock.advance(chrono::TimeDelta::seconds(1));
    ask(&Actor::Anonymous, 1, "the -\"of the\"").await.expect("some became free");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_demo_finds_what_people_misspell_and_call_otherwise(db: PgPool) {
    let stage = Stage::new(db).await;
    let writers = [stage.alice.clone(), stage.bob.clone()];
    server::seed_articles(&stage.ctx, &stage.erin, &writers).await.unwrap();
    for (typed, wanted) in [
        ("lamp dosnt par", "lamp-does-not-pair"),
        ("flikering", "lamp-flickers"),
        ("broken", "when-your-order-arrives"),
    ] {
        assert_eq!(slugs(&stage, &Actor::Anonymous, "en", typed).await[0], wanted, "{typed}");
    }
    assert!(slugs(&stage, &Actor::Anonymous, "en", "wifi").await.contains(&"lamp-api".to_owned()));
    let found =
        search(&stage.ctx, &Actor::Anonymous, &visit("en"), "refund", Reach::Words, 10).await.unwrap();
    assert_eq!(found.hits[0].kind, HitKind::Question, "whether a lamp can be sent back: {found:?}");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_robot_costs_no_row(db: PgPool) {
    let stage = Stage::new(db).await;
    record_search(&stage.ctx, &ClientInfo { is_robot: true, ..visit("en") }, "spam", 0).await.unwrap();
    let rows: i64 =
        sqlx::query_scalar("select count(*) from rate_limits").fetch_one(&stage.ctx.db).await.unwrap();
    assert_eq!(rows, 0);
}

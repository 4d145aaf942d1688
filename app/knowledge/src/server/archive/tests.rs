//! What goes out comes back in as it was, and what cannot be taken stops nothing else.

use base::server::Error;
use futures::StreamExt;
use identity::server::test::Stage;
use sqlx::PgPool;

use super::{
    Folder, Import, export,
    export::Turns,
    zip_io::{self, tests::packed},
};
use crate::{
    ArticleChange, ArticleFilter, ExportFilter, FaqDraft, ImportReport, NewArticle, Status, Visibility,
    server::{change, create, create_category, create_faq_item, faq_items, find, images::keep_image, list},
};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\nlamp";

fn text(archive: &[u8], path: &str) -> String {
    let (folder, _) = zip_io::unpack(archive).unwrap();
    String::from_utf8(folder[path].clone()).unwrap()
}

async fn exported(stage: &Stage, filter: ExportFilter) -> Vec<u8> {
    let mut pieces = export(&stage.ctx, &stage.alice, filter).await.unwrap().stream();
    let mut archive = Vec::new();
    while let Some(piece) = pieces.next().await {
        archive.extend(piece.unwrap());
    }
    archive
}

async fn everything(stage: &Stage) -> Vec<u8> {
    exported(stage, ExportFilter::default()).await
}

async fn imported(stage: &Stage, archive: Vec<u8>) -> ImportReport {
    Import::open(&stage.erin, archive.into()).await.unwrap().take(&stage.ctx, &stage.erin).await.unwrap()
}

async fn fill(stage: &Stage) {
    let category = serde_json::from_str(
        r#"{"names": {"en": {"name": "Lamps", "description": "Light"}, "de": {"name": "Lampen"}}, "icon": "lamp", "position": 4}"#,
    );
    create_category(&stage.ctx, &stage.erin, category.unwrap(), None).await.unwrap();
    let image = keep_image(&stage.ctx, &stage.alice, PNG).await.unwrap();
    let first = NewArticle {
        title: "Pair: a \"lamp\"".to_owned(),
        content_markdown: format!("Hold it.\n\n![The lamp]({})\n\n---\n\nDone.\n", image.url),
        category: "lamps".to_owned(),
        tags: vec!["start".to_owned(), "two words".to_owned()],
        status: Status::Published,
        ..NewArticle::default()
    };
    let first = create(&stage.ctx, &stage.alice, first, None).await.unwrap();
    let second = NewArticle {
        title: "Koppeln".to_owned(),
        content_markdown: "Halten.".to_owned(),
        category: "lamps".to_owned(),
        locale: base::Language::parse("de"),
        visibility: Visibility::Agents,
        translation_of: Some(first.id),
        ..NewArticle::default()
    };
    create(&stage.ctx, &stage.alice, second, None).await.unwrap();
    let question = FaqDraft {
        locale: base::Language::english(),
        category: "Lamps".to_owned(),
        position: 2,
        question: "Does it hum?".to_owned(),
        answer_markdown: format!("No. ![The lamp]({})", image.url),
        is_draft: true,
    };
    create_faq_item(&stage.ctx, &stage.alice, question, None).await.unwrap();
    let moved = ArticleChange { slug: Some("pair".to_owned()), ..ArticleChange::default() };
    change(&stage.ctx, &stage.alice, first.id, moved).await.unwrap();
    sqlx::query("update articles set published_at = '2024-02-29T10:00:00Z' where status = 'published'")
        .execute(&stage.ctx.db)
        .await
        .unwrap();
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_goes_out_comes_back_as_it_was(db: PgPool) {
    let stage = Stage::new(db).await;
    fill(&stage).await;
    let out = everything(&stage).await;
    let file = text(&out, "articles/en/pair.md");
    assert!(file.contains("![The lamp](../../images/"), "{file}");
    assert!(text(&out, "articles/de/koppeln.md").contains("translation_of: \"en/pair\"\n"));

    let again = imported(&stage, out.clone()).await;
    assert_eq!((again.created, again.changed, again.unchanged, again.images), (0, 0, 3, 1), "{again:?}");
    sqlx::query(
        "truncate articles, faq_items, files, file_contents, article_category_names, article_categories cascade",
    )
    .execute(&stage.ctx.db)
    .await
    .unwrap();
    let back = imported(&stage, out.clone()).await;
    assert_eq!((back.created, back.images, &*back.failed), (3, 1, [].as_slice()), "{back:?}");
    assert_eq!(everything(&stage).await, out);
    let all = list(&stage.ctx, &stage.alice, &ArticleFilter::default(), &[]).await.unwrap().articles;
    let pair = all.iter().find(|article| article.slug == "pair").unwrap();
    assert_eq!(pair.published_at.unwrap().to_rfc3339(), "2024-02-29T10:00:00+00:00");
    let former = find(&stage.ctx, &stage.carol, "pair-a-lamp", &[base::Language::english()]).await.unwrap();
    assert_eq!(former.slug, "pair", "a former address leads on");
    assert_eq!(faq_items(&stage.ctx, &stage.alice).await.unwrap()[0].question, "Does it hum?");
    let german = all.iter().find(|article| article.slug == "koppeln").unwrap();
    assert_eq!((german.visibility, german.status), (Visibility::Agents, Status::Draft));
    assert!(text(&everything(&stage).await, "articles/de/koppeln.md").contains("en/pair"));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_changed_here_is_as_the_folder_says_again(db: PgPool) {
    let stage = Stage::new(db).await;
    fill(&stage).await;
    let out = everything(&stage).await;
    let article = find(&stage.ctx, &stage.alice, "pair", &[]).await.unwrap();
    let other = ArticleChange { content_markdown: Some("Shake it.".to_owned()), ..ArticleChange::default() };
    change(&stage.ctx, &stage.alice, article.id, other).await.unwrap();
    let report = imported(&stage, out).await;
    assert_eq!((report.changed, report.unchanged), (1, 2), "{report:?}");
    let back = find(&stage.ctx, &stage.alice, "pair", &[]).await.unwrap();
    assert_eq!((&*back.content_markdown, back.revision), (&*article.content_markdown, 3));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_cannot_be_taken_is_said_and_the_rest_goes_on(db: PgPool) {
    let stage = Stage::new(db).await;
    let file = |path: &str, text: &str| (path.to_owned(), text.as_bytes().to_vec());
    let folder = Folder::from([
        file("articles/en/good.md", "---\ntitle: Good\ncategory: getting-started\n---\nText."),
        file("articles/en/no-end.md", "---\ntitle: x\n"),
        file("articles/en/no-category.md", "---\ntitle: x\n---\nText."),
        file(
            "articles/de/orphan.md",
            "---\ntitle: x\ncategory: getting-started\ntranslation_of: nothing\n---\nText.",
        ),
        file(
            "articles/en/script.md",
            "---\ntitle: Script\ncategory: getting-started\nstatus: published\n---\n<script>alert(1)</script>Text.",
        ),
        ("articles/en/bytes.md".to_owned(), vec![0xFF, 0xFE, 0x00]),
        file("images/drawing.svg", "<svg onload='alert(1)'/>"),
        file("notes.txt", "nothing"),
        file("categories.json", "[{\"slug\":\"a\"}]"),
        ("../../etc/passwd.md".to_owned(), b"---\ntitle: Out\ncategory: getting-started\n---\n".to_vec()),
    ]);
    let report = imported(&stage, packed(&folder)).await;
    assert_eq!((report.created, report.images), (2, 0), "{report:?}");
    let mut failed: Vec<_> = report.failed.iter().map(|file| &*file.path).collect();
    failed.sort_unstable();
    assert_eq!(
        failed,
        [
            "../../etc/passwd.md",
            "articles/de/orphan.md",
            "articles/en/bytes.md",
            "articles/en/no-category.md",
            "articles/en/no-end.md",
            "categories.json",
            "images/drawing.svg",
            "notes.txt",
        ]
    );
    let script = find(&stage.ctx, &stage.alice, "script", &[]).await.unwrap();
    assert!(!script.content_html.contains("<script"));
    let archive = packed(&folder);
    assert!(matches!(Import::open(&stage.alice, archive.into()).await, Err(Error::Forbidden)));
    let nobody = export(&stage.ctx, &stage.carol, ExportFilter::default()).await;
    assert!(matches!(nobody, Err(Error::Forbidden)));
    assert!(matches!(Import::open(&stage.erin, b"none".to_vec().into()).await, Err(Error::Invalid(_))));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_part_goes_out_by_itself(db: PgPool) {
    let stage = Stage::new(db).await;
    fill(&stage).await;
    let files = |archive: &[u8]| zip_io::unpack(archive).unwrap().0.into_keys().collect::<Vec<_>>();
    let german = ExportFilter { locale: base::Language::parse("de"), ..ExportFilter::default() };
    assert_eq!(files(&exported(&stage, german).await), ["articles/de/koppeln.md", "categories.json"]);
    let other = ExportFilter { category: Some("getting-started".to_owned()), ..ExportFilter::default() };
    assert_eq!(files(&exported(&stage, other).await), ["categories.json"]);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_folder_that_other_tools_wrote_is_read_by_where_its_files_lie(db: PgPool) {
    let stage = Stage::new(db).await;
    let file = |path: &str, text: &str| (path.to_owned(), text.as_bytes().to_vec());
    let folder = Folder::from([
        file("handbook/de/getting-started/kopplung.md", "# Eine Lampe koppeln\n\n![Sie](../../img/a.png)\n"),
        file("handbook/Technical Issue/no_light.markdown", "It stays dark."),
        file("handbook/en/a.md", "---\ntitle: A\nslug: same\ncategory: billing\n---\nText."),
        file("handbook/en/b.md", "---\ntitle: B\nslug: same\ncategory: billing\n---\nText."),
        ("handbook/img/a.png".to_owned(), PNG.to_vec()),
    ]);
    let report = imported(&stage, packed(&folder)).await;
    assert_eq!((report.created, report.images), (3, 1), "{report:?}");
    let [twice] = &report.failed[..] else { panic!("{report:?}") };
    assert_eq!(&*twice.path, "handbook/en/b.md");
    assert!(twice.said.ends_with("handbook/en/a.md"), "{}", twice.said);
    let articles = list(&stage.ctx, &stage.alice, &ArticleFilter::default(), &[]).await.unwrap().articles;
    let mut placed: Vec<_> = articles
        .iter()
        .map(|article| (&*article.title, article.locale.as_str(), &*article.category))
        .collect();
    placed.sort_unstable();
    let expected = [
        ("A", "en", "billing"),
        ("Eine Lampe koppeln", "de", "getting-started"),
        ("no light", "en", "technical-issue"),
    ];
    assert_eq!(placed, expected);
    let german = articles.iter().find(|article| article.locale.as_str() == "de").unwrap();
    let german = find(&stage.ctx, &stage.alice, &german.id.to_string(), &[]).await.unwrap();
    assert!(german.content_markdown.starts_with("![Sie](/help/images/"), "{}", german.content_markdown);
    let again = imported(&stage, packed(&folder)).await;
    assert_eq!((again.created, again.changed, again.unchanged), (0, 0, 3), "{again:?}");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_a_file_does_not_say_stays_as_it_is(db: PgPool) {
    let stage = Stage::new(db).await;
    let hidden = NewArticle {
        title: "Refunds".to_owned(),
        content_markdown: "Up to 50.".to_owned(),
        category: "billing".to_owned(),
        visibility: Visibility::Agents,
        status: Status::Published,
        tags: vec!["money".to_owned()],
        ..NewArticle::default()
    };
    let hidden = create(&stage.ctx, &stage.alice, hidden, None).await.unwrap();
    let file = |text: &str| ("a.md".to_owned(), text.as_bytes().to_vec());
    let said = "---\ntitle: Refunds\nslug: refunds\ncategory: Billing\n---\nUp to 60.";
    let report = imported(&stage, packed(&Folder::from([file(said)]))).await;
    assert_eq!(report.changed, 1, "{report:?}");
    let now = find(&stage.ctx, &stage.alice, &hidden.id.to_string(), &[]).await.unwrap();
    assert_eq!(now.content_markdown, "Up to 60.");
    assert_eq!((now.visibility, now.status, now.tags), (Visibility::Agents, Status::Published, hidden.tags));
    let other = "---\ntitle: Hum\ncategories: [Garden lights]\n---\nIt hums.";
    let report = imported(&stage, packed(&Folder::from([file(other)]))).await;
    assert_eq!((report.created, &*report.failed), (1, [].as_slice()), "a category that is new is made");
    let empty = imported(&stage, packed(&Folder::from([file("\n")]))).await;
    assert_eq!(&*empty.failed[0].said, "Please check: the file has no text.", "{empty:?}");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_broke_off_is_no_archive_and_few_go_out_at_once(db: PgPool) {
    let stage = Stage::new(db).await;
    fill(&stage).await;
    let begin = async || export(&stage.ctx, &stage.alice, ExportFilter::default()).await;
    let turns = std::sync::Arc::clone(&stage.ctx.shared::<Turns>().0);
    let all = turns.available_permits();
    let taken = turns.try_acquire_many(all.try_into().unwrap()).unwrap();
    assert!(matches!(begin().await, Err(Error::RateLimited { .. })));
    drop(taken);
    sqlx::query("alter table article_categories rename to gone").execute(&stage.ctx.db).await.unwrap();
    let broken: Vec<_> = begin().await.unwrap().stream().collect().await;
    assert!(broken.last().unwrap().is_err());
}

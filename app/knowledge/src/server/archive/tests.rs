//! What goes out comes back in as it was, and what cannot be taken stops nothing else.

use base::server::Error;
use identity::server::test::Stage;
use sqlx::PgPool;

use super::{Folder, export, import, zipped};
use crate::{
    ArticleChange, ArticleFilter, NewArticle, Status, Visibility,
    server::{change, create, create_category, find, images::keep_image, list},
};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\nlamp";

fn text(archive: &[u8], path: &str) -> String {
    let (folder, _) = zipped::unpack(archive).unwrap();
    String::from_utf8(folder[path].clone()).unwrap()
}

async fn fill(stage: &Stage) {
    let topic = serde_json::from_str(
        r#"{"names": {"en": {"name": "Lamps", "description": "Light"}, "de": {"name": "Lampen"}}, "icon": "lamp", "position": 4}"#,
    );
    create_category(&stage.ctx, &stage.erin, topic.unwrap(), None).await.unwrap();
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
}

#[sqlx::test(migrator = "base::server::MIGRATOR")]
async fn what_goes_out_comes_back_as_it_was(db: PgPool) {
    let stage = Stage::new(db).await;
    fill(&stage).await;
    let out = export(&stage.ctx, &stage.alice).await.unwrap();
    let file = text(&out, "articles/en/pair-a-lamp.md");
    assert!(file.contains("![The lamp](../../images/"), "{file}");
    assert!(text(&out, "articles/de/koppeln.md").contains("translation_of: en/pair-a-lamp\n"));

    let again = import(&stage.ctx, &stage.erin, out.clone().into()).await.unwrap();
    assert_eq!((again.created, again.changed, again.unchanged, again.images), (0, 0, 2, 1), "{again:?}");
    sqlx::query("truncate articles, article_images, article_category_names, article_categories cascade")
        .execute(&stage.ctx.db)
        .await
        .unwrap();
    let back = import(&stage.ctx, &stage.erin, out.clone().into()).await.unwrap();
    assert_eq!((back.created, back.images, &*back.failed), (2, 1, [].as_slice()), "{back:?}");
    assert_eq!(export(&stage.ctx, &stage.alice).await.unwrap(), out);
    let all = list(&stage.ctx, &stage.alice, &ArticleFilter::default(), &[]).await.unwrap().articles;
    let german = all.iter().find(|article| article.slug == "koppeln").unwrap();
    assert_eq!((german.visibility, german.status), (Visibility::Agents, Status::Draft));
    assert!(
        text(&export(&stage.ctx, &stage.alice).await.unwrap(), "articles/de/koppeln.md")
            .contains("en/pair-a-lamp")
    );
}

#[sqlx::test(migrator = "base::server::MIGRATOR")]
async fn what_changed_here_is_as_the_folder_says_again(db: PgPool) {
    let stage = Stage::new(db).await;
    fill(&stage).await;
    let out = export(&stage.ctx, &stage.alice).await.unwrap();
    let article = find(&stage.ctx, &stage.alice, "pair-a-lamp", &[]).await.unwrap();
    let other = ArticleChange { content_markdown: Some("Shake it.".to_owned()), ..ArticleChange::default() };
    change(&stage.ctx, &stage.alice, article.id, other).await.unwrap();
    let report = import(&stage.ctx, &stage.erin, out.into()).await.unwrap();
    assert_eq!((report.changed, report.unchanged), (1, 1), "{report:?}");
    let back = find(&stage.ctx, &stage.alice, "pair-a-lamp", &[]).await.unwrap();
    assert_eq!((&*back.content_markdown, back.revision), (&*article.content_markdown, 3));
}

#[sqlx::test(migrator = "base::server::MIGRATOR")]
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
    let report = import(&stage.ctx, &stage.erin, zipped::pack(&folder).unwrap().into()).await.unwrap();
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
    let archive = zipped::pack(&folder).unwrap();
    assert!(matches!(import(&stage.ctx, &stage.alice, archive.into()).await, Err(Error::Forbidden)));
    assert!(matches!(export(&stage.ctx, &stage.carol).await, Err(Error::Forbidden)));
    assert!(matches!(import(&stage.ctx, &stage.erin, b"none".to_vec().into()).await, Err(Error::Invalid(_))));
}

//! What a reader, a search engine and a browser without script get.

use axum::http::{Method, header};
use serde_json::json;
use sqlx::PgPool;

use super::publish;
use crate::support::App;

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_page_is_whole_without_script_and_says_what_it_is(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    publish(&cast, "Pair a lamp", "Hold the *button*.\n\n## Then\n\nWait.").await;
    let page = app.anyone().get("/help/articles/pair-a-lamp").await;
    assert_eq!(page.status, 200);
    for wanted in [
        "<title>Pair a lamp",
        "Hold the <em>button</em>.",
        "<h2 dir=\"auto\" id=\"then\">",
        "name=\"description\" content=\"Hold the button.\"",
        "rel=\"canonical\"",
        "property=\"og:title\"",
        "property=\"og:type\" content=\"article\"",
        "type=\"application/rss+xml\" href=\"/help/feed.xml\"",
        // By this the browser knows what was drawn, and takes it over as it is.
        "data-public-page=\"Pair a lamp\"",
        "property=\"og:locale\" content=\"en\"",
        "property=\"og:image\" content=\"http://",
        "application/ld+json",
        "\"@type\":\"Article\"",
        "\"@type\":\"BreadcrumbList\"",
    ] {
        assert!(page.body.contains(wanted), "{wanted} is missing of {}", page.body);
    }
    let category = app.anyone().get("/help/categories/getting-started").await;
    assert_eq!(category.status, 200);
    assert!(category.body.contains("Pair a lamp"));
    let second = app.anyone().get("/help/categories/getting-started?page=2").await.body;
    assert!(
        second.contains("/help/categories/getting-started?page=2\""),
        "a further page is a page of its own"
    );
    assert!(app.anyone().get("/").await.body.contains("Pair a lamp"));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_reader_is_told_that_their_language_is_not_there_yet(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let made = publish(&cast, "Pair a lamp", "Hold the button.").await;
    let page = async |languages: &str| {
        app.anyone().with(header::ACCEPT_LANGUAGE, languages).get("/help/articles/pair-a-lamp").await
    };
    let told = "Diesen Artikel gibt es noch nicht in Ihrer Sprache.";
    assert!(page("de-AT,de").await.body.contains(told));
    for fine in ["en-GB,en", "fr,en", "en", ""] {
        assert!(!page(fine).await.body.contains("not been translated"), "{fine}");
    }
    let german = json!({"title": "Eine Lampe koppeln", "content": "Halten.", "category": "getting-started",
        "status": "published", "locale": "de", "translation_of": made["id"]});
    cast.alice.post("/api/knowledge/articles", german).await.expect(201);
    assert!(!page("de,en").await.body.contains(told), "it is there now, under an address of its own");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_is_not_there_is_404_and_what_moved_is_301(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let made = publish(&cast, "Pair a lamp", "Hold the button.").await;
    let id = made["id"].as_str().unwrap();
    let change = json!({"slug": "größe", "version": made["version"]});
    cast.alice.send(Method::PUT, &format!("/api/knowledge/articles/{id}"), Some(change)).await.expect(200);
    for (path, to) in [
        ("/help/articles/pair-a-lamp", "/help/articles/groesse"),
        ("/api/support/articles/pair-a-lamp", "/api/support/articles/groesse"),
    ] {
        let moved = app.anyone().get(path).await;
        assert_eq!((moved.status.as_u16(), moved.headers[header::LOCATION].to_str().unwrap()), (301, to));
    }
    assert_eq!(app.anyone().get("/help/articles/groesse").await.status, 200);
    for missing in ["/help/articles/nothing", "/help/categories/nothing", "/help/nothing"] {
        assert_eq!(app.anyone().get(missing).await.status, 404, "{missing}");
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_article_that_is_known_is_not_sent_again(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let made = publish(&cast, "Pair a lamp", "Hold the button.").await;
    let path = "/api/support/articles/pair-a-lamp";
    let first = app.anyone().get(path).await;
    let etag = first.headers[header::ETAG].to_str().unwrap().to_owned();
    let again = app.anyone().with(header::IF_NONE_MATCH, &etag).get(path).await;
    assert_eq!((again.status.as_u16(), &*again.body), (304, ""));
    let id = made["id"].as_str().unwrap();
    let change = json!({"content": "Shake it."});
    cast.alice.send(Method::PUT, &format!("/api/knowledge/articles/{id}"), Some(change)).await.expect(200);
    let changed = app.anyone().with(header::IF_NONE_MATCH, &etag).get(path).await;
    assert_eq!(changed.status, 200);
    assert!(changed.json()["content_html"].as_str().unwrap().contains("Shake it."));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn hostile_markdown_is_harmless_on_the_page(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let content = "<script>alert(1)</script><img src=x onerror=alert(1)> [a](javascript:alert(1)) </script>";
    publish(&cast, "</script><script>alert(2)</script>", content).await;
    let page = app.anyone().get("/help/articles/script-script-alert-2-script").await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("<title>&lt;/script&gt;"), "{}", page.body);
    for bad in ["<title></script>", "<script>alert", "onerror=alert(1)>", "href=\"javascript:"] {
        assert!(!page.body.contains(bad), "{bad} in {}", page.body);
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn writers_have_pages_and_nobody_else_has(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let made = publish(&cast, "Pair a lamp", "Hold the button.").await;
    let editor = format!("/agent/articles/{}", made["id"].as_str().unwrap());
    for (path, wanted) in [
        ("/agent/articles".to_owned(), "Pair a lamp"),
        ("/agent/articles/new".to_owned(), "Begin to write"),
        (editor.clone(), "Hold the button."),
        (format!("{editor}/history"), "Revision 1"),
    ] {
        let page = cast.alice.get(&path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(page.body.contains(wanted), "{path} lacks {wanted}");
        assert!(!cast.carol.get(&path).await.body.contains("Hold the button."), "{path}");
        assert_eq!(app.anyone().get(&path).await.status, 303, "{path}");
    }
    assert_eq!(app.anyone().get("/help").await.headers[header::LOCATION], "/");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_help_center_with_an_address_of_its_own_says_so_to_programs(db: PgPool) {
    let help = "https://answers.example.com";
    let app = App::set(db, |settings| settings.help_url = Some(help.to_owned()));
    let cast = app.cast().await;
    publish(&cast, "Pair a lamp", "Switch Bluetooth on.").await;
    let page = app.anyone().get("/help/articles/pair-a-lamp").await;
    let canonical = format!("<link rel=\"canonical\" href=\"{help}/help/articles/pair-a-lamp\">");
    assert!(page.body.contains(&canonical), "{}", page.body);
    for path in ["/sitemaps/0.xml", "/help/feed.xml"] {
        let map = app.anyone().get(path).await;
        assert!(map.body.contains(&format!("{help}/help/articles/pair-a-lamp")), "{}", map.body);
        assert_eq!(map.headers[header::CACHE_CONTROL], "private, no-cache");
        let known = app.anyone().with(header::IF_NONE_MATCH, map.headers[header::ETAG].to_str().unwrap());
        assert_eq!(known.get(path).await.status, 304);
    }
    assert!(app.anyone().get("/sitemap.xml").await.body.contains(&format!("{help}/sitemaps/0.xml")));
    assert!(app.anyone().get("/robots.txt").await.body.contains(&format!("{help}/sitemap.xml")));
}

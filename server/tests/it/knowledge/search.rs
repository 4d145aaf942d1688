//! The search as a program and as a browser without script ask it.

use axum::http::{Method, header};
use serde_json::json;
use sqlx::PgPool;

use super::publish;
use crate::support::{App, Client};

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn words_are_found_marked_and_misspelt(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    publish(&cast, "Pair a lamp", "Switch Bluetooth on.").await;
    publish(&cast, "Change the bulb", "Use a cloth.").await;
    let found = app.anyone().get("/api/knowledge/search?q=blutooth%20").await.expect(200);
    assert_eq!(found["hits"][0]["slug"], "pair-a-lamp");
    assert_eq!(found["hits"].as_array().unwrap().len(), 1);
    let marked = app.anyone().get("/api/knowledge/search?q=bluetooth&limit=1").await.expect(200);
    let pieces = marked["hits"][0]["excerpt"].as_array().unwrap().clone();
    assert!(pieces.iter().any(|piece| piece["is_hit"] == true && piece["text"] == "Bluetooth"));
    for words_only in ["true", "false", "1"] {
        let path = format!("/api/knowledge/search?q=bluetooth&words_only={words_only}");
        assert_eq!(app.anyone().get(&path).await.expect(200)["hits"][0]["slug"], "pair-a-lamp");
    }
    assert_eq!(app.anyone().get("/api/knowledge/search").await.status, 400);
    assert_eq!(app.anyone().get("/api/knowledge/search?q=a&nonsense=1").await.status, 400);
    let endless = format!("/api/knowledge/search?q={}", "lamp%20".repeat(300));
    assert_eq!(app.anyone().get(&endless).await.status, 200);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_search_page_works_without_script_and_tells_what_is_missing(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    publish(&cast, "Pair a lamp", "Switch Bluetooth on.").await;
    let agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    let reader = app.anyone().with(header::USER_AGENT, agent);
    let page = reader.get("/help/search?q=bluetooth").await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("/help/articles/pair-a-lamp"));
    assert!(page.body.contains("<mark>Bluetooth</mark>"), "{}", page.body);
    for wanted in [
        "bluetooth\u{2069}”</h1>",
        ">1 result<",
        ">Getting started</span>",
        "Not it?",
        "/dashboard/help?new=1",
    ] {
        assert!(page.body.contains(wanted), "{wanted} is missing of {}", page.body);
    }
    let hostile = reader.get("/help/search?q=%3Cscript%3Ealert(1)%3C/script%3E").await;
    assert!(!hostile.body.contains("<script>alert"));
    reader.get("/help/search?q=garage%20door").await;
    let report = cast.alice.get("/api/knowledge/search/report").await.expect(200);
    let gaps: Vec<_> = report["gaps"].as_array().unwrap().iter().map(|gap| gap["words"].clone()).collect();
    assert!(gaps.contains(&"garage door".into()), "{gaps:?}");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn only_the_pages_of_listed_sites_may_search_from_elsewhere(db: PgPool) {
    let app = App::new(db);
    let path = "/api/knowledge/search?q=lamp";
    let allowed = async |origin: &str| {
        let answer = app.anyone().with(header::ORIGIN, origin).get(path).await;
        assert_eq!(answer.status, 200);
        answer.headers.get(header::ACCESS_CONTROL_ALLOW_ORIGIN).cloned()
    };
    assert_eq!(allowed("https://shop.example.com").await.unwrap(), "https://shop.example.com");
    for other in
        ["https://evil.example", "https://shop.example.com.evil.example", "null", "http://shop.example.com"]
    {
        assert_eq!(allowed(other).await, None, "{other}");
    }
    let ask = async |origin: &str, path: &str| {
        let asking =
            app.anyone().with(header::ORIGIN, origin).with(header::ACCESS_CONTROL_REQUEST_METHOD, "GET");
        asking.send(Method::OPTIONS, path, None).await
    };
    let asked = ask("https://shop.example.com", path).await;
    assert_eq!(
        (asked.status.as_u16(), asked.headers.contains_key(header::ACCESS_CONTROL_ALLOW_CREDENTIALS)),
        (200, false)
    );
    assert_eq!(asked.headers[header::ACCESS_CONTROL_ALLOW_METHODS], "GET");
    let foreign = ask("https://evil.example", path).await;
    assert!(!foreign.headers.contains_key(header::ACCESS_CONTROL_ALLOW_ORIGIN));
    assert_eq!(ask("https://shop.example.com", "/api/auth/me").await.status, 405);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_list_is_searched_as_readers_search_and_known_by_its_tag(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    publish(&cast, "Pair a lamp", "Switch Bluetooth on.").await;
    publish(&cast, "Change the bulb", "Use a cloth.").await;
    let path = "/api/support/articles?search=";
    for words in ["blutooth", "bluet", "pairing", "lamp -bulb"] {
        let list = app.anyone().get(&format!("{path}{}", words.replace(' ', "%20"))).await.expect(200);
        assert_eq!(list["articles"][0]["slug"], "pair-a-lamp", "{words}");
        assert_eq!(list["pagination"]["total"], 1, "{words}");
    }
    let all = app.anyone().get("/api/support/articles").await;
    let known = app.anyone().with(header::IF_NONE_MATCH, all.headers[header::ETAG].to_str().unwrap());
    assert_eq!(known.get("/api/support/articles").await.status, 304);
    publish(&cast, "Choose a colour", "Turn it.").await;
    assert_eq!(known.get("/api/support/articles").await.status, 200);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_list_of_hits_goes_on_where_it_ended(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    for title in ["Pair a lamp", "Pair two lamps", "Pair three lamps"] {
        publish(&cast, title, "Hold the button.").await;
    }
    let mut seen = Vec::new();
    let mut path = "/api/support/articles?search=pair&limit=2".to_owned();
    while path.len() < 200 {
        let list = app.anyone().get(&path).await.expect(200);
        assert_eq!(list["pagination"]["total"], 3);
        let slugs = list["articles"].as_array().unwrap().iter().map(|article| article["slug"].clone());
        seen.extend(slugs.map(|slug| slug.as_str().unwrap().to_owned()));
        let Some(cursor) = list["pagination"]["next_cursor"].as_str() else { break };
        path = format!("/api/support/articles?search=pair&limit=2&cursor={cursor}");
    }
    seen.sort_unstable();
    assert_eq!(seen, ["pair-a-lamp", "pair-three-lamps", "pair-two-lamps"]);
    for wrong in ["x", "best.-1", "best.x", "0.x"] {
        let path = format!("/api/support/articles?search=pair&cursor={wrong}");
        assert_eq!(app.anyone().get(&path).await.status, 400, "{wrong}");
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_list_is_in_the_languages_that_its_reader_asks_for(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let made = publish(&cast, "Pair a lamp", "Hold the button.").await;
    let german = json!({"title": "Eine Lampe koppeln", "slug": "pair-a-lamp", "content": "Den Knopf halten.",
        "category": "Erste Schritte", "status": "published", "locale": "de", "translation_of": made["id"]});
    cast.alice.post("/api/knowledge/articles", german).await.expect(201);
    publish(&cast, "Change the bulb", "Use a cloth.").await;
    let titles = async |reader: &Client, path: &str| {
        let list = reader.get(path).await.expect(200);
        let mut titles: Vec<String> = list["articles"]
            .as_array()
            .unwrap()
            .iter()
            .map(|article| article["title"].as_str().unwrap().to_owned())
            .collect();
        titles.sort_unstable();
        titles
    };
    let german = app.anyone().with(header::ACCEPT_LANGUAGE, "de-AT,de;q=0.9");
    let path = "/api/support/articles";
    assert_eq!(titles(&german, path).await, ["Change the bulb", "Eine Lampe koppeln"]);
    let anything = app.anyone().with(header::ACCEPT_LANGUAGE, "*");
    for all in [&app.anyone(), &anything] {
        assert_eq!(titles(all, path).await.len(), 3, "who says nothing gets all");
    }
    let french = app.anyone().with(header::ACCEPT_LANGUAGE, "fr");
    assert_eq!(titles(&french, path).await, ["Change the bulb", "Pair a lamp"]);
    let only = json!({"title": "Nur hier", "content": "Auf Deutsch.", "category": "getting-started",
        "status": "published", "locale": "de"});
    cast.alice.post("/api/knowledge/articles", only).await.expect(201);
    assert_eq!(titles(&french, path).await.len(), 3, "what is in no language of theirs is in its own");
    assert_eq!(titles(&german, &format!("{path}?search=button")).await, ["Pair a lamp"]);
    for words in ["lampen", "koppelt", "knpof", "Knopf%20halten"] {
        let found = titles(&german, &format!("{path}?search={words}")).await;
        assert_eq!(found, ["Eine Lampe koppeln"], "{words}");
    }
    assert_eq!(titles(&app.anyone(), &format!("{path}?locale=de")).await.len(), 2);
    let map = app.anyone().get("/sitemaps/0.xml").await.body;
    assert_eq!(map.matches("/help/articles/pair-a-lamp<").count(), 1, "one address is one page");
}

//! The pages of a visitor, as a browser without script sees them.

use axum::{
    body::Body,
    http::{HeaderName, Method, header},
};
use sqlx::PgPool;

use crate::support::{Answer, App, Client};

const FORM: Option<&str> = Some("application/x-www-form-urlencoded");

/// A form as a browser sends it by itself, from `/chat`.
async fn send(browser: &Client, path: &str, form: &str) -> Answer {
    let page = browser.with(header::REFERER, "http://127.0.0.1/chat");
    page.with(header::ACCEPT, "text/html")
        .send_raw(Method::POST, path, FORM, Body::from(form.to_owned()))
        .await
}

/// The browser with the cookie that an answer sets.
fn keeping(browser: &Client, answer: &Answer) -> Client {
    let cookie = answer.headers[header::SET_COOKIE].to_str().unwrap();
    assert!(cookie.starts_with("chat=") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
    browser
        .with(header::COOKIE, cookie.split(';').next().unwrap())
        .with(HeaderName::from_static("sec-fetch-site"), "same-origin")
}

/// The chat that a page's composer writes to.
fn session_in(page: &str) -> &str {
    let (_, rest) =
        page.split_once("name=\"session\" value=\"").unwrap_or_else(|| panic!("no chat in {page}"));
    rest.split('"').next().unwrap()
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_chat_begins_and_goes_on_without_script(db: PgPool) {
    let app = App::new(db);
    let browser = app.anyone();
    let page = browser.get("/chat").await;
    assert_eq!(page.status, 200, "{}", page.body);
    assert!(page.body.contains("action=\"/fn/start_chat_form\""), "{}", page.body);
    let began = send(&browser, "/fn/start_chat_form", "name=Dana&email=&question=Is+%3Cb%3E+on%3F").await;
    assert!(began.headers[header::LOCATION].to_str().unwrap().ends_with("/chat"), "{:?}", began.headers);
    let dana = keeping(&browser, &began);
    let page = dana.get("/chat").await.body;
    let session = session_in(&page).to_owned();
    assert!(page.contains("&lt;b&gt;") && !page.contains("Is <b>"), "{page}");
    assert!(page.contains("role=\"log\"") && page.contains("Show new answers"), "{page}");
    let said = send(&dana, "/fn/say_in_chat_form", &format!("session={session}&body=It+stays+dark")).await;
    let to = said.headers[header::LOCATION].to_str().unwrap();
    assert!(to.ends_with(&format!("/chat?session={session}")), "{to}");
    assert!(dana.get("/chat").await.body.contains("It stays dark"));
    let stranger = app.anyone().get(&format!("/chat?session={session}")).await.body;
    assert!(!stranger.contains("It stays dark"), "a chat is its visitor's alone");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_is_missing_is_said_at_its_field_and_what_was_typed_is_kept(db: PgPool) {
    let app = App::new(db);
    let erin = app.cast().await.erin;
    let mut settings = erin.get("/api/admin/chat/settings").await.expect(200);
    settings["ask_question"] = "required".into();
    erin.send(Method::PUT, "/api/admin/chat/settings", Some(settings)).await.expect(200);
    let browser = app.anyone().with(header::ACCEPT_LANGUAGE, "de");
    let refused = send(&browser, "/fn/start_chat_form", "name=Dana&email=&question=").await;
    let to = refused.headers[header::LOCATION].to_str().unwrap();
    let page = browser.with(header::REFERER, "http://127.0.0.1/chat");
    let page = page.get(to.trim_start_matches("http://127.0.0.1")).await.body;
    assert!(page.contains("id=\"chat-begin-question-error\""), "{page}");
    assert!(page.contains("value=\"Dana\""), "{page}");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_frame_has_nothing_of_the_house_around_it(db: PgPool) {
    let app = App::new(db);
    let page = app.anyone().get("/chat/frame?origin=https%3A%2F%2Fshop.example.com&locale=ar").await;
    assert_eq!(page.status, 200, "{}", page.body);
    assert!(page.body.contains("<html lang=\"ar\" dir=\"rtl\""), "{}", page.body);
    assert!(page.body.contains("chat-box--frame"), "{}", page.body);
    assert!(!page.body.contains("site-header") && !page.body.contains("site-footer"), "{}", page.body);
    assert!(!page.body.contains("action=\"/fn/start_chat_form\""), "it would lead out of the frame");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_lamp_is_on_pages_to_read_and_the_same_for_everybody(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    for reader in [&cast.anyone, &cast.alice] {
        assert!(reader.get("/").await.body.contains("href=\"/chat\" class=\"chat-lamp__button\""));
        assert!(reader.get("/help/faq").await.body.contains("chat-lamp__button"));
    }
    for path in ["/agent", "/dashboard/help", "/login", "/chat"] {
        assert!(!cast.alice.get(path).await.body.contains("chat-lamp__button"), "{path}");
    }
    switch_off(&app).await;
    assert!(!cast.alice.get("/").await.body.contains("chat-lamp__button"));
}

async fn switch_off(app: &App) {
    let settings = chat::ChatSettings { is_enabled: false, ..chat::ChatSettings::default() };
    settings::server::write(&app.ctx, &base::server::Actor::System, &settings).await.unwrap();
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_frame_says_who_looks_at_it_as_every_page_does(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    for path in ["/chat", "/chat/frame"] {
        let page = cast.carol.with(header::ACCEPT, "text/html").get(path).await.body;
        assert!(page.contains("data-viewer=") && page.contains("data-role=\"customer\""), "{path}: {page}");
        let page = app.anyone().with(header::ACCEPT, "text/html").get(path).await.body;
        assert!(!page.contains("data-viewer="), "{path}");
    }
}

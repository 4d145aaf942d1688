//! The pages by which one comes in, and one's own: without script, in the reader's language and time.

use axum::{
    body::Body,
    http::{HeaderName, Method, header},
};
use base::server::Settings;
use identity::server::account::MailDelivery;
use serde_json::json;
use sqlx::PgPool;

use crate::support::{Answer, App, Client};

const FORM: Option<&str> = Some("application/x-www-form-urlencoded");

/// A form as a browser sends it by itself, from a page.
async fn send(browser: &Client, from: &str, path: &str, form: &str) -> Answer {
    let page = browser.with(header::REFERER, &format!("http://127.0.0.1{from}"));
    page.with(header::ACCEPT, "text/html")
        .send_raw(Method::POST, path, FORM, Body::from(form.to_owned()))
        .await
}

/// The page that an answer leads to, with the cookies that it sets.
async fn follow(browser: &Client, answer: &Answer) -> Answer {
    let to = answer.headers[header::LOCATION].to_str().unwrap();
    let path = to.strip_prefix("http://127.0.0.1").unwrap_or(to).split('#').next().unwrap();
    let set = answer.headers.get_all(header::SET_COOKIE).iter();
    let set: Vec<_> = set.filter_map(|cookie| cookie.to_str().unwrap().split(';').next()).collect();
    let browser = browser.with(HeaderName::from_static("sec-fetch-site"), "same-origin");
    let browser = if set.is_empty() { browser } else { browser.with(header::COOKIE, &set.join("; ")) };
    browser.get(path).await
}

/// The part of a page that is a field, by its id.
fn input<'a>(page: &'a Answer, id: &str) -> &'a str {
    let begin = page.body.find(&format!("id=\"{id}\"")).unwrap_or_else(|| panic!("no {id} in {}", page.body));
    let begin = page.body[..begin].rfind('<').unwrap();
    page.body[begin..].split('>').next().unwrap()
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_form_that_failed_without_script_keeps_what_was_typed(db: PgPool) {
    let app = App::new(db);
    app.cast().await;
    let browser = app.anyone();
    let refused = send(
        &browser,
        "/login?next=%2Fa",
        "/fn/sign_in",
        "email=carol%40example.com&password=wrong&next=%2Fa",
    );
    let page = follow(&browser, &refused.await).await;
    assert!(input(&page, "email").contains("value=\"carol@example.com\""), "{}", input(&page, "email"));
    assert!(!page.body.contains("value=\"wrong\""), "a password is not written into a page");
    assert!(input(&page, "password").contains("autofocus"), "{}", input(&page, "password"));
    assert!(page.body.contains("name=\"next\" value=\"/a\""));
    let taken = "name=Carol%20Lind&email=customer%40example.com&password=a%20long%20sentence&next=%2Fa";
    let refused = send(&browser, "/register?next=%2Fa", "/fn/register", taken).await;
    let page = follow(&browser, &refused).await;
    assert!(input(&page, "name").contains("value=\"Carol Lind\""), "{}", input(&page, "name"));
    let email = input(&page, "email");
    assert!(
        email.contains("value=\"customer@example.com\"") && email.contains("aria-invalid=\"true\""),
        "{email}"
    );
    assert!(email.contains("autofocus") && !input(&page, "name").contains("autofocus"), "{email}");
    assert!(page.body.contains("href=\"/login?next=%2Fa\">Sign in to your account"), "{}", page.body);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn where_one_wanted_to_go_is_kept_through_every_way_in(db: PgPool) {
    let app = App::new(db);
    let anyone = app.anyone();
    for (page, ways) in [
        ("/login?next=/dashboard/help", ["/register", "/forgot-password", "/login"].as_slice()),
        ("/register?next=/dashboard/help", &["/login"]),
        ("/forgot-password?next=/dashboard/help", &["/login"]),
    ] {
        let page = anyone.get(page).await;
        for way in ways {
            let href = format!("href=\"{way}?next=%2Fdashboard%2Fhelp\"");
            assert!(page.body.contains(&href), "{href} in {}", page.body);
        }
    }
    let reading = anyone.get("/help/search?q=lamp").await;
    assert!(reading.body.contains("href=\"/login?next=%2Fhelp%2Fsearch%3Fq%3Dlamp\""), "{}", reading.body);
    assert!(anyone.get("/").await.body.contains("href=\"/login\""), "from the start to where one begins");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_forgotten_password_promises_a_mail_only_where_mail_goes_out(db: PgPool) {
    let without = App::new(db.clone()).anyone().get("/forgot-password").await;
    assert!(without.body.contains("sends no mail yet") && !without.body.contains("We send you a link"));
    let set = |settings: &mut Settings| settings.sections.insert(MailDelivery { is_set_up: true });
    let app = App::set(db, set);
    let browser = app.anyone();
    let with = browser.get("/forgot-password").await;
    assert!(with.body.contains("We send you a link") && !with.body.contains("sends no mail yet"));
    let asked =
        send(&browser, "/forgot-password", "/fn/ask_password_link", "email=nobody%40example.com").await;
    let page = follow(&browser, &asked).await;
    assert!(page.body.contains("If that address has an account"), "{}", page.body);
    let forgets = page.headers[header::SET_COOKIE].to_str().unwrap();
    assert!(forgets.starts_with("saved=; ") && forgets.contains("Max-Age=0"), "said once: {forgets}");
    assert!(!browser.get("/forgot-password").await.body.contains("If that address has an account"));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_account_page_saves_without_script_and_says_so_at_the_field(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let carol = &cast.carol;
    let saved = send(carol, "/account", "/fn/change_own_name", "name=Carol%20Lind").await;
    assert_eq!(saved.headers[header::LOCATION], "/account#profile");
    let page = follow(carol, &saved).await;
    assert!(page.body.contains("Saved.") && input(&page, "name").contains("value=\"Carol Lind\""));
    let refused =
        send(carol, "/account", "/fn/change_own_region", "locale=de&time_zone=Europe%2FAtlantis").await;
    let page = follow(carol, &refused).await;
    let zone = input(&page, "time_zone");
    assert!(zone.contains("value=\"Europe/Atlantis\"") && zone.contains("aria-invalid=\"true\""), "{zone}");
    assert!(zone.contains("autofocus") && zone.contains("list=\"time-zones\""), "{zone}");
    assert!(page.body.contains("<option value=\"Europe/Berlin\""), "the browser suggests zones");
    assert!(page.body.contains("selected") && !page.body.contains("Saved."));
    let refused =
        send(carol, "/account", "/fn/change_own_password", "current_password=x&password=a+long+sentence")
            .await;
    let page = follow(carol, &refused).await;
    assert!(input(&page, "current_password").contains("aria-invalid=\"true\""));
    assert!(!page.body.contains("a long sentence"), "a password is not written into a page");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_account_decides_the_language_and_the_clocks_unless_the_reader_does(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let change = json!({"locale": "de", "time_zone": "Asia/Kathmandu"});
    cast.carol.patch("/api/auth/me", change).await.expect(200);
    let credentials = json!({"email": "customer@example.com", "password": "porchlight"});
    let signed_in = cast.anyone.post("/api/auth/login", credentials).await.expect(200);
    let access = format!("access={}", signed_in["access_token"].as_str().unwrap());
    let browser = cast.anyone.with(header::ACCEPT_LANGUAGE, "ar").with(header::COOKIE, &access);
    let page = browser.get("/account").await;
    assert!(
        page.body.contains("<html lang=\"de\" dir=\"ltr\" data-time-zone=\"Asia/Kathmandu\""),
        "{}",
        page.body
    );
    assert!(page.body.contains(" Asia/Kathmandu\""), "times are on these clocks");
    let chose = browser.with(header::COOKIE, &format!("{access}; language=en"));
    assert!(chose.get("/account").await.body.contains("<html lang=\"en\""));
    // A change reaches this browser at once, and forgets what was chosen at the bottom of a page.
    let saved = send(&chose, "/account", "/fn/change_own_region", "locale=ar&time_zone=").await;
    let set: Vec<_> =
        saved.headers.get_all(header::SET_COOKIE).iter().map(|set| set.to_str().unwrap()).collect();
    assert!(set.iter().any(|set| set.starts_with("language=; ")), "{set:?}");
    let page = follow(&chose, &saved).await;
    assert!(page.body.contains("<html lang=\"ar\" dir=\"rtl\"><head>"), "{}", page.body);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn pages_of_somebody_elses_role_say_whose_they_are(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    for (client, path, title, way) in [
        (&cast.carol, "/agent", "This page is for the desk", "/dashboard/help"),
        (&cast.carol, "/agent/tickets/ST-2026-000001", "This page is for the desk", "/dashboard/help"),
        (&cast.carol, "/admin/jobs", "This page is for admins", "/dashboard/help"),
        (&cast.alice, "/admin/jobs", "This page is for admins", "/agent"),
        (&cast.alice, "/agent/articles/categories", "This page is for admins", "/agent"),
    ] {
        let page = client.get(path).await;
        assert_eq!(page.status, 403, "{path}");
        let heading = format!("<h1 class=\"empty__title\">{title}<");
        assert!(
            page.body.contains(&heading) && page.body.contains(&format!("href=\"{way}\"")),
            "{}",
            page.body
        );
        assert!(!page.body.contains("skeleton") && !page.body.contains("class=\"desk"), "{path}");
    }
    for (client, path) in
        [(&cast.alice, "/agent"), (&cast.erin, "/admin/jobs"), (&cast.carol, "/dashboard/help")]
    {
        assert_eq!(client.get(path).await.status, 200, "{path}");
    }
}

//! `/admin/chat` as it is without script.

use axum::{
    body::Body,
    http::{HeaderName, Method, header},
};
use base::server::Actor;
use chat::ChatSettings;
use sqlx::PgPool;

use crate::support::{Answer, App, Client};

const FORM: Option<&str> = Some("application/x-www-form-urlencoded");

/// A form as a browser sends it by itself from the page.
async fn send(client: &Client, action: &str, form: &str) -> Answer {
    client
        .with(header::REFERER, "http://127.0.0.1/admin/chat")
        .with(header::ACCEPT, "text/html")
        .send_raw(Method::POST, &format!("/fn/{action}"), FORM, Body::from(form.to_owned()))
        .await
}

/// The page that an answer leads to.
async fn follow(client: &Client, answer: &Answer) -> Answer {
    let to = answer.headers[header::LOCATION].to_str().unwrap();
    let path = to.strip_prefix("http://127.0.0.1").unwrap_or(to).split('#').next().unwrap();
    client.with(HeaderName::from_static("sec-fetch-site"), "same-origin").get(path).await
}

/// The secret, as the API shows it to an admin.
async fn secret_of(admin: &Client) -> String {
    admin.get("/api/admin/chat/identity-secret").await.expect(200)["secret"].as_str().unwrap().to_owned()
}

/// What the form sends, with other hours on Monday.
fn form(monday: &str) -> String {
    let mut fields = vec![
        ("is_enabled", "true"),
        ("greeting", "Moin <b>"),
        ("ask_name", "no"),
        ("ask_email", "optional"),
        ("ask_question", "required"),
        ("topic_labels][", "Orders"),
        ("topic_teams][", ""),
        ("topic_skills][", "tax, german"),
        ("topic_labels][", ""),
        ("topic_teams][", ""),
        ("topic_skills][", ""),
        ("is_limited", "true"),
        ("time_zone", "Europe/Berlin"),
        ("days][", monday),
    ];
    fields.extend([("days][", ""); 6]);
    fields.extend([
        ("closed_dates", "2026-12-25\r\n2026-12-26"),
        ("idle_minutes", "45"),
        ("grace_seconds", "90"),
        ("origins", "https://shop.example.com/\r\nhttp://localhost:8080"),
        ("blocked_networks", "203.0.113.0/24"),
        ("most_open_per_address", "7"),
    ]);
    let escaped = fields.into_iter().map(|(name, value)| {
        format!("{}={}", base::escape_value(&format!("chat[{name}]")), base::escape_value(value))
    });
    escaped.collect::<Vec<_>>().join("&")
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_page_shows_every_setting_and_the_line_for_a_site_and_only_an_admin_sees_it(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let settings =
        ChatSettings { greeting: "Moin </textarea><script>".to_owned(), ..ChatSettings::default() };
    settings::server::write(&app.ctx, &Actor::System, &settings).await.unwrap();
    let page = cast.erin.get("/admin/chat").await;
    assert_eq!(page.status, 200);
    for said in [
        "Moin &lt;/textarea&gt;&lt;script&gt;",
        "name=\"chat[is_enabled]\" value=\"true\" checked",
        "name=\"chat[days][]\"",
        "&lt;script async src=\"http://127.0.0.1/widget.js\"&gt;&lt;/script&gt;",
        "<option value=\"Europe/Berlin\"",
        "href=\"/admin/chat?secret=shown#identity\"",
    ] {
        assert!(page.body.contains(said), "{said}: {}", page.body);
    }
    assert!(!page.body.contains("<iframe"), "the preview is loaded once it is wanted");
    let secret = secret_of(&cast.erin).await;
    assert!(!page.body.contains(&secret));
    assert!(cast.erin.get("/admin/chat?secret=shown").await.body.contains(&secret));

    for somebody in [&cast.alice, &cast.carol] {
        let refused = somebody.get("/admin/chat?secret=shown").await;
        assert_eq!(refused.status, 403);
        assert!(!refused.body.contains(&secret) && !refused.body.contains("chat[is_enabled]"));
        for action in ["save_chat_settings", "rotate_identity_secret", "load_identity_secret"] {
            let body = if action.starts_with("load") { "is_shown=true".to_owned() } else { form("") };
            let sent =
                somebody.send_raw(Method::POST, &format!("/fn/{action}"), FORM, Body::from(body)).await;
            assert_eq!(sent.status, 403, "{action}");
        }
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_plain_form_keeps_every_setting_or_says_at_the_field_what_is_wrong(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let refused = send(&cast.erin, "save_chat_settings", &form("nine to five")).await;
    let page = follow(&cast.erin, &refused).await;
    assert!(page.body.contains("are not hours like 09:00 to 17:00"), "{}", page.body);
    let kept = settings::server::read::<ChatSettings>(&app.ctx).await.unwrap();
    assert_eq!(*kept, ChatSettings::default(), "nothing is half-written");

    let saved = send(&cast.erin, "save_chat_settings", &form("9-12:30, 13:00-17:00")).await;
    assert_eq!(saved.headers[header::LOCATION], "/admin/chat");
    let kept = settings::server::read::<ChatSettings>(&app.ctx).await.unwrap();
    assert_eq!(kept.greeting, "Moin <b>");
    assert_eq!(kept.topics.len(), 1, "an empty line is no topic: {kept:?}");
    assert_eq!(kept.topics[0].skills, ["tax", "german"]);
    let monday = [("09:00".to_owned(), "12:30".to_owned()), ("13:00".to_owned(), "17:00".to_owned())];
    assert_eq!(kept.hours.days[0], monday);
    assert!(kept.hours.is_limited && !kept.assigns_automatically);
    assert_eq!(kept.hours.closed_dates, ["2026-12-25", "2026-12-26"]);
    assert_eq!(kept.origins, ["https://shop.example.com", "http://localhost:8080"]);
    assert_eq!((kept.idle_minutes, kept.grace_seconds, kept.most_open_per_address), (45, 90, 7));
    let page = follow(&cast.erin, &saved).await;
    assert!(page.body.contains("value=\"09:00-12:30, 13:00-17:00\""), "{}", page.body);

    let before = secret_of(&cast.erin).await;
    let rotated = send(&cast.erin, "rotate_identity_secret", "").await;
    assert_eq!(rotated.headers[header::LOCATION], "/admin/chat?secret=shown#identity");
    let page = follow(&cast.erin, &rotated).await;
    let after = secret_of(&cast.erin).await;
    assert!(after != before && page.body.contains(&after) && !page.body.contains(&before));
}

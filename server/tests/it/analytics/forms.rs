//! Saved reports and the working hours as they are without script.

use analytics::ReportHours;
use axum::{
    body::Body,
    http::{HeaderName, Method, header},
};
use serde_json::json;
use sqlx::PgPool;

use crate::support::{Answer, App, Client};

const FORM: Option<&str> = Some("application/x-www-form-urlencoded");

/// A form as a browser sends it by itself from a page.
async fn send(client: &Client, page: &str, action: &str, fields: &[(&str, &str)]) -> Answer {
    let fields = fields
        .iter()
        .map(|(name, value)| format!("{}={}", base::escape_value(name), base::escape_value(value)));
    let body = fields.collect::<Vec<_>>().join("&");
    client
        .with(header::REFERER, &format!("http://127.0.0.1{page}"))
        .with(header::ACCEPT, "text/html")
        .send_raw(Method::POST, &format!("/fn/{action}"), FORM, Body::from(body))
        .await
}

/// The page that an answer leads to.
async fn follow(client: &Client, answer: &Answer) -> Answer {
    let to = answer.headers[header::LOCATION].to_str().unwrap();
    let path = to.strip_prefix("http://127.0.0.1").unwrap_or(to).split('#').next().unwrap();
    client.with(HeaderName::from_static("sec-fetch-site"), "same-origin").get(path).await
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_report_is_saved_opened_renamed_and_deleted_by_plain_forms(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let report = "/agent/reports/volume?from=2026-03-02&to=2026-03-08&channel=web";
    let page = cast.alice.get(report).await.body;
    for part in [
        "/fn/save_report",
        "name=\"saved[filter]\"",
        "Sent once e-mail is set up",
        "from&quot;:&quot;2026-03-02",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let filter = r#"{"from":"2026-03-02","to":"2026-03-08","channel":"web"}"#;
    let fields = |name: &'static str| {
        vec![
            ("saved[report]", "volume"),
            ("saved[filter]", filter),
            ("saved[name]", name),
            ("saved[is_shared]", "true"),
            ("saved[schedule]", "weekly"),
        ]
    };
    let saved = send(&cast.alice, report, "save_report", &fields("<b>March</b>")).await;
    assert_eq!(saved.headers[header::LOCATION], "/agent/reports#saved");
    let list = follow(&cast.alice, &saved).await.body;
    assert!(list.contains("&lt;b>March&lt;/b>") || list.contains("&lt;b&gt;March&lt;/b&gt;"), "{list}");
    assert!(!list.contains("<b>March"), "{list}");
    for part in [
        "href=\"/agent/reports/volume?channel=web&amp;from=2026-03-02&amp;to=2026-03-08\"",
        "Each Monday · Sent once e-mail is set up.",
        "/fn/change_saved_report",
    ] {
        assert!(list.contains(part), "{part}: {list}");
    }
    // A name that is taken is said at the form, which keeps it.
    let taken = send(&cast.alice, report, "save_report", &fields("<b>march</b>")).await;
    let page = follow(&cast.alice, &taken).await.body;
    assert!(page.contains("is the name of another saved report of yours"), "{page}");
    assert!(page.contains("value=\"&lt;b&gt;march") || page.contains("value=\"&lt;b>march"), "{page}");

    let others = cast.bob.get("/agent/reports").await.body;
    assert!(others.contains("March") && others.contains("shared by"), "{others}");
    assert!(!others.contains("/fn/change_saved_report"), "only its owner changes it");
    let all = cast.alice.get("/api/support/saved-reports").await.expect(200);
    let id = all["saved_reports"][0]["id"].as_str().unwrap().to_owned();
    let change = |name: &'static str, what: &'static str| {
        let id = id.clone();
        let client = &cast.alice;
        async move {
            let mut fields =
                vec![("id", &*id), ("what", what), ("saved[report]", "volume"), ("saved[name]", name)];
            fields.push(("saved[filter]", filter));
            send(client, "/agent/reports", "change_saved_report", &fields).await
        }
    };
    change("Spring", "save").await;
    let renamed = cast.alice.get("/api/support/saved-reports").await.expect(200);
    let one = &renamed["saved_reports"][0];
    assert_eq!((&one["name"], &one["is_shared"]), (&json!("Spring"), &json!(false)));
    assert_eq!(one["filter"], json!({"from": "2026-03-02", "to": "2026-03-08", "channel": "web"}));
    change("Spring", "delete").await;
    assert_eq!(cast.alice.get("/api/support/saved-reports").await.expect(200)["saved_reports"], json!([]));
    send(&cast.carol, report, "save_report", &fields("Mine")).await;
    let none = cast.erin.get("/api/support/saved-reports").await.expect(200);
    assert_eq!(none["saved_reports"], json!([]), "a customer saves nothing");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_admin_says_when_the_house_works_by_a_plain_form(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    for somebody in [&cast.alice, &cast.carol] {
        assert_eq!(somebody.get("/admin/reports").await.status, 403);
    }
    let page = cast.erin.get("/admin/reports").await.body;
    for part in [
        "value=\"09:00-17:00\"",
        "<option value=\"Europe/Berlin\"",
        "hours[closed_dates]",
        "/fn/recount_reports",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let home = cast.erin.get("/dashboard/admin/support").await.body;
    assert!(home.contains("href=\"/admin/reports\""), "{home}");
    let form = |monday: &'static str, dates: &'static str| {
        let mut fields = vec![("hours[zone]", "Europe/Berlin"), ("hours[days][]", monday)];
        fields.extend([("hours[days][]", ""); 6]);
        fields.push(("hours[closed_dates]", dates));
        fields
    };
    let refused =
        send(&cast.erin, "/admin/reports", "save_report_hours", &form("always", "2026-02-30")).await;
    let page = follow(&cast.erin, &refused).await.body;
    assert!(page.contains("are not hours that end after they begin"), "{page}");
    assert!(page.contains("holds a line that is no day like 2026-12-25"), "{page}");
    let kept = settings::server::read::<ReportHours>(&app.ctx).await.unwrap();
    assert_eq!(*kept, ReportHours::default(), "nothing is half-written");
    let saved =
        send(&cast.erin, "/admin/reports", "save_report_hours", &form("8:30-12", "2026-12-25\r\n")).await;
    assert_eq!(saved.headers[header::LOCATION], "/admin/reports");
    let kept = cast.erin.get("/api/admin/reports/hours").await.expect(200);
    assert_eq!(kept["days"][0], json!({"from": 510, "to": 720}));
    assert_eq!((&kept["zone"], &kept["closed_dates"]), (&json!("Europe/Berlin"), &json!(["2026-12-25"])));
    send(&cast.erin, "/admin/reports", "recount_reports", &[]).await;
    let waiting: i64 = sqlx::query_scalar("select count(*) from jobs where kind = 'recount-ticket-facts'")
        .fetch_one(&app.ctx.db)
        .await
        .unwrap();
    assert_eq!(waiting, 1, "once for both");
}

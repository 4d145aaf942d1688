//! The pages of reports and the dashboard, drawn by the server: whoever reads without script reads them too.

use axum::http::{StatusCode, header};
use consumers::server::Consumers;
use serde_json::json;
use sqlx::PgPool;

use crate::support::App;

const NAMES: [&str; 11] = [
    "volume",
    "response-times",
    "resolution",
    "sla",
    "satisfaction",
    "agents",
    "channels",
    "knowledge",
    "feedback",
    "email",
    "chat",
];

/// Lets every consumer react to what happened.
async fn react(house: &App) {
    let consumers = app::server::domains().into_iter().flat_map(|domain| domain.consumers).collect();
    Consumers::new(consumers).run_due(&house.ctx).await.unwrap();
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_pages_are_the_desks(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let pages = ["/agent/dashboard", "/agent/dashboard?wall", "/agent/reports"].map(str::to_owned);
    let reports = NAMES.map(|name| format!("/agent/reports/{name}?compare=previous"));
    let tickets = "/agent/reports/volume/tickets?figure=opened".to_owned();
    for path in pages.into_iter().chain(reports).chain([tickets]) {
        assert_eq!(cast.carol.get(&path).await.status, 403, "{path}");
        assert!(cast.anyone.get(&path).await.status.is_redirection(), "{path}");
        let page = cast.bob.get(&path).await;
        assert_eq!(page.status, 200, "{path}: {}", page.body);
        assert!(!page.body.contains("NaN") && !page.body.contains("went wrong"), "{path}: {}", page.body);
        assert_eq!(page.body.matches("<h1").count(), 1, "{path}");
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_number_of_a_report_leads_to_its_tickets(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    react(&app).await;
    let draft = json!({"subject": "<b>The lamp</b>", "description": "It stays dark.", "category": "BUG"});
    let ticket = cast.carol.post("/api/support/tickets", draft).await.expect(201);
    let number = ticket["number"].as_str().unwrap();
    react(&app).await;
    let report = cast.alice.get("/agent/reports/volume?compare=previous").await;
    assert!(report.body.contains("<svg") && report.body.contains("role=\"img\""), "{}", report.body);
    assert!(report.body.contains("Show as a table"), "{}", report.body);
    let (_, way) = report.body.split_once("href=\"/agent/reports/volume/tickets?").unwrap();
    let query = way.split('"').next().unwrap().replace("&amp;", "&");
    let list = cast.alice.get(&format!("/agent/reports/volume/tickets?{query}")).await;
    assert_eq!(list.status, 200);
    assert!(list.body.contains(&format!("href=\"/agent/tickets/{number}\"")), "{}", list.body);
    assert!(list.body.contains("&lt;b&gt;The lamp&lt;/b&gt;"), "{}", list.body);
    assert!(!list.body.contains("<b>The lamp"), "{}", list.body);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_plain_form_narrows_a_report_and_says_what_is_wrong(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    // As a browser without script sends the form: what was not chosen is empty.
    let chosen =
        "from=2026-03-02&to=2026-03-08&compare=previous&team=&agent=&category=&channel=web&clock=business";
    let page = cast.alice.get(&format!("/agent/reports/response-times?{chosen}")).await;
    assert_eq!(page.status, 200);
    for part in
        ["value=\"2026-03-02\"", "2026-03-02 to 2026-03-08", "2026-02-23 to 2026-03-01", "method=\"get\""]
    {
        assert!(page.body.contains(part), "{part}: {}", page.body);
    }
    assert!(page.body.contains("format=csv"), "{}", page.body);
    let reversed = cast.alice.get("/agent/reports/volume?from=2026-03-08&to=2026-03-02").await;
    assert_eq!(reversed.status, StatusCode::BAD_REQUEST);
    assert!(reversed.body.contains("name=\"from\""), "the form stays: {}", reversed.body);
    let nonsense = cast.alice.get("/agent/reports/volume?from=soon&colour=red").await;
    assert_eq!(nonsense.status, 200);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_dates_say_which_days_are_shown(db: PgPool) {
    let house = App::new(db);
    let cast = house.cast().await;
    let answer = cast.alice.get("/api/support/reports/volume").await.expect(200);
    let page = cast.alice.get("/agent/reports/volume").await.body;
    for bound in ["from", "to"] {
        let day = answer["period"][bound].as_str().unwrap();
        let (_, field) = page.split_once(&format!("name=\"{bound}\"")).unwrap();
        let field = field.split('>').next().unwrap();
        assert!(field.contains(&format!("value=\"{day}\"")), "{bound}: {field}");
    }
    let (_, chosen) = page.split_once("aria-current=\"true\"").unwrap();
    let (_, chosen) = chosen.split_once('>').unwrap();
    assert!(chosen.starts_with("Last 30 days"), "{chosen}");
    let half = cast.alice.get("/agent/reports/volume?to=2026-03-31").await.body;
    assert!(half.contains("value=\"2026-03-02\"") && half.contains("value=\"2026-03-31\""), "{half}");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_is_no_report_is_not_found(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    for path in [
        "/agent/reports/weather",
        "/agent/reports/weather/tickets?figure=opened",
        "/agent/reports/volume/tickets",
        "/agent/reports/volume/tickets?figure=joy",
    ] {
        assert_eq!(cast.alice.get(path).await.status, 404, "{path}");
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_dashboard_counts_what_there_is(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    react(&app).await;
    cast.ticket().await;
    react(&app).await;
    let page = cast.alice.get("/agent/dashboard").await;
    for part in ["tile__number", "Nobody has them", "Who has how much", "Alice", "/agent/dashboard?wall"] {
        assert!(page.body.contains(part), "{part}: {}", page.body);
    }
    let wall = cast.alice.get("/agent/dashboard?wall").await;
    assert!(wall.body.contains("dashboard--wall"), "{}", wall.body);
    let german = cast.alice.with(header::ACCEPT_LANGUAGE, "de").get("/agent/dashboard").await;
    assert!(german.body.contains("Wer wie viel hat"), "{}", german.body);
}

//! `/api/support/reports` and the dashboard.

use axum::http::header;
use serde_json::json;
use sqlx::PgPool;

use crate::support::App;

const REPORTS: &str = "/api/support/reports";

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn every_report_is_listed_and_answers(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let list = cast.alice.get(REPORTS).await.expect(200);
    let reports = list["reports"].as_array().unwrap();
    assert_eq!(reports.len(), 11);
    for report in reports {
        let address = report["address"].as_str().unwrap();
        let answer = cast.alice.get(&format!("{address}?compare=previous&clock=business")).await.expect(200);
        assert_eq!(answer["name"], report["name"]);
        assert_eq!(answer["note"], report["note"]);
        let csv = cast.alice.get(&format!("{address}?format=csv")).await;
        assert_eq!(csv.status, 200);
        assert_eq!(csv.headers[header::CONTENT_TYPE], "text/csv; charset=utf-8");
        assert!(csv.body.starts_with("\u{feff}section,key,label,measure,value,before\r\n"), "{}", csv.body);
        for figure in answer["figures"].as_array().unwrap() {
            if let Some(opens) = figure["opens"].as_str() {
                let tickets = cast.alice.get(opens).await.expect(200);
                assert_eq!(tickets["pagination"]["total"], figure["of"]);
            }
        }
    }
    cast.alice.get("/api/support/reports/weather").await.expect(404);
    cast.alice.get("/api/support/reports/weather/tickets?figure=opened").await.expect(404);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn how_colleagues_were_rated_is_an_admins_to_read(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let id = async |who: &crate::support::Client| {
        who.get("/api/auth/me").await.expect(200)["id"].as_str().unwrap().to_owned()
    };
    let (alice, bob) = (id(&cast.alice).await, id(&cast.bob).await);
    let number = cast.ticket().await["number"].as_str().unwrap().to_owned();
    let ticket = format!("/api/support/tickets/{number}");
    cast.alice.patch(&ticket, json!({"assigned_to": alice, "status": "resolved"})).await.expect(200);
    cast.carol.post(&format!("{ticket}/rating"), json!({"score": 2})).await.expect(200);
    let report = format!("{REPORTS}/satisfaction");
    let average = async |who: &crate::support::Client, query: &str| {
        who.get(&format!("{report}{query}")).await.expect(200)["figures"][0]["value"].clone()
    };
    assert_eq!(average(&cast.alice, "").await, json!(2.0));
    assert_eq!(average(&cast.erin, &format!("?agent={alice}")).await, json!(2.0));
    assert_eq!(average(&cast.bob, "").await, json!(null), "it was not Bob's work");
    for (who, value) in [(&cast.alice, json!(2.0)), (&cast.bob, json!(null))] {
        let list = who.get(REPORTS).await.expect(200);
        let listed =
            list["reports"].as_array().unwrap().iter().find(|report| report["name"] == "satisfaction");
        assert_eq!(listed.unwrap()["figure"]["value"], value);
    }
    let tickets = format!("{report}/tickets?figure=satisfaction");
    assert_eq!(cast.bob.get(&tickets).await.expect(200)["pagination"]["total"], 0);
    for path in [format!("{report}?agent={alice}"), format!("{tickets}&agent={alice}")] {
        cast.bob.get(&path).await.expect(403);
    }
    assert_eq!(cast.bob.get(&format!("{report}?format=csv&agent={alice}")).await.status, 403);
    let row = format!("{tickets}&section=agents&row={alice}");
    assert_eq!(cast.bob.get(&row).await.expect(200)["pagination"]["total"], 0);
    cast.bob.get(&format!("{report}?agent={bob}")).await.expect(200);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_no_report_can_be_of_names_its_field(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let nobody = app.ctx.id();
    for (query, field) in [
        ("from=2026-03-08&to=2026-03-02".to_owned(), "to"),
        ("from=1026-03-08&to=2026-03-02".to_owned(), "to"),
        ("from=1026-03-08".to_owned(), "from"),
        ("from=soon".to_owned(), "from"),
        ("from=2026-02-30".to_owned(), "from"),
        ("zone=Mars/Olympus".to_owned(), "zone"),
        ("clock=sun".to_owned(), "clock"),
        ("format=xml".to_owned(), "format"),
        ("compare=next".to_owned(), "compare"),
        ("channel=pigeon".to_owned(), "channel"),
        ("category=nonsense".to_owned(), "category"),
        (format!("team={nobody}"), "team"),
        (format!("agent={nobody}"), "agent"),
        ("team=me".to_owned(), "team"),
        ("colour=red".to_owned(), "colour"),
    ] {
        let refused = cast.alice.get(&format!("{REPORTS}/volume?{query}")).await.expect(400);
        assert_eq!(refused["code"], "invalid_input", "{query}");
        assert!(refused["details"][field].is_string(), "{query}: {refused}");
    }
    let tickets = |query: &str| format!("{REPORTS}/volume/tickets?{query}");
    for (query, field) in [
        ("", "figure"),
        ("figure=joy", "figure"),
        ("figure=chats", "figure"),
        ("figure=opened&cursor=1", "cursor"),
        ("figure=opened&row=low", "row"),
        ("figure=opened&limit=many", "limit"),
    ] {
        let refused = cast.alice.get(&tickets(query)).await.expect(400);
        assert!(refused["details"][field].is_string(), "{query}: {refused}");
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn reports_and_the_dashboard_are_for_the_desk(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    cast.ticket().await;
    for path in [
        REPORTS,
        "/api/support/reports/volume",
        "/api/support/reports/volume?format=csv",
        "/api/support/reports/volume/tickets?figure=opened",
        "/api/support/agent/dashboard",
    ] {
        cast.anyone.get(path).await.expect(401);
        cast.carol.get(path).await.expect(403);
        cast.bob.get(path).await.expect(200);
    }
    let dashboard = cast.bob.get("/api/support/agent/dashboard").await.expect(200);
    assert_eq!((&dashboard["open"], &dashboard["unassigned"]), (&json!(1), &json!(1)));
    assert_eq!(dashboard["breaching"], json!(null));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_admin_says_when_the_house_works(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let path = "/api/admin/reports/hours";
    let hours = cast.erin.get(path).await.expect(200);
    assert_eq!(hours["days"][0], json!({"from": 540, "to": 1020}));
    let put = async |hours| cast.erin.send(axum::http::Method::PUT, path, Some(hours)).await;
    let night = json!({"zone": "Europe/Berlin", "days": [{"from": 0, "to": 360}, null, null, null, null, null, null]});
    let mut kept = night.clone();
    kept["closed_dates"] = json!([]);
    assert_eq!(put(night).await.expect(200), kept);
    assert!(put(json!({"zone": "Mars"})).await.expect(400)["details"]["zone"].is_string());
    let reversed = json!({"days": [{"from": 9, "to": 8}, null, null, null, null, null, null]});
    assert!(put(reversed).await.expect(400)["details"]["days"].is_string());
    let holidays = json!({"closed_dates": ["2026-12-25", "2026-12-26"]});
    assert_eq!(put(holidays.clone()).await.expect(200)["closed_dates"], holidays["closed_dates"]);
    put(json!({"closed_dates": ["2026-02-30"]})).await.expect(400);
    let many = json!({"closed_dates": vec!["2026-12-25"; 501]});
    assert!(put(many).await.expect(400)["details"]["closed_dates"].is_string());
    cast.erin.post("/api/admin/reports/recount", json!({})).await.expect(202);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_people_typed_is_no_formula_in_a_table(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let feedback = json!({"type": "quick", "rating": 1, "context": "=HYPERLINK(\"https://evil.example\")", "tags": ["@sum"]});
    app.anyone().post("/api/feedback/submit", feedback).await.expect(201);
    let csv = cast.alice.get(&format!("{REPORTS}/feedback?format=csv")).await;
    assert_eq!(csv.status, 200);
    assert!(csv.body.contains("\"contexts\",\"'=HYPERLINK(\"\"https://evil.example\"\")\""), "{}", csv.body);
    assert!(csv.body.lines().all(|line| !line.contains(",\"=") && !line.contains(",\"@")), "{}", csv.body);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_comes_with_something_else_says_so(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    for (name, said) in [("sla", "Comes with promised times"), ("email", "Comes with e-mail")] {
        let answer = cast.alice.get(&format!("{REPORTS}/{name}")).await.expect(200);
        assert_eq!((&answer["note"], &answer["figures"]), (&json!("not_switched_on"), &json!([])));
        let page = cast.alice.get(&format!("/agent/reports/{name}")).await;
        assert!(page.status == 200 && page.body.contains(said), "{}", page.body);
    }
    let list = cast.alice.get("/agent/reports").await;
    assert!(list.body.contains("Comes with promised times"), "{}", list.body);
}

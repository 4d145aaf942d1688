//! The admins' table of all tickets, as a browser without script has it, and what it asks for.

use axum::http::{Method, header};
use serde_json::json;
use sqlx::PgPool;

use crate::support::App;

const TABLE: &str = "/dashboard/admin/support/tickets";
const FORM: Option<&str> = Some("application/x-www-form-urlencoded");

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_table_is_the_admins(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let ticket = cast.ticket().await;
    let number = ticket["number"].as_str().unwrap();
    for (who, status) in [(&cast.erin, 200), (&cast.alice, 403), (&cast.carol, 403)] {
        let page = who.with(header::ACCEPT, "text/html").get(TABLE).await;
        assert_eq!(page.status, status);
        assert_eq!(page.body.contains(number), status == 200, "what is not theirs is not in the page either");
    }
    assert!(app.anyone().with(header::ACCEPT, "text/html").get(TABLE).await.status.is_redirection());
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_address_says_what_is_shown_and_what_is_open(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let first = cast.ticket().await;
    let second =
        json!({"title": "A second lamp", "message": "It hums.", "priority": "urgent", "category": "billing"});
    let second = cast.charlie.post("/api/support/tickets", second).await.expect(201);
    let number = |ticket: &serde_json::Value| ticket["number"].as_str().unwrap().to_owned();
    let erin = cast.erin.with(header::ACCEPT, "text/html");
    let page = erin.get(&format!("{TABLE}?priority=urgent&sort=-waiting")).await;
    assert!(page.body.contains(&number(&second)) && !page.body.contains(&number(&first)), "{}", page.body);
    assert!(page.body.contains("?priority=urgent&amp;sort=status\""), "a column sorts what is filtered");
    let page = erin.get(&format!("{TABLE}?search=hums&ticket={}", number(&second))).await;
    assert!(page.body.contains("table-panel-title") && page.body.contains("It hums."), "{}", page.body);
    let page = erin.get(&format!("{TABLE}?ticket=ST-2020-000001")).await;
    assert_eq!(page.status, 404, "a ticket that is not there");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_form_of_the_table_changes_one_thing(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let ticket = cast.ticket().await;
    let number = ticket["number"].as_str().unwrap();
    for change in ["priority=high", "add_tag=Big+Deal", "add_tag=vip", "remove_tag=big-deal"] {
        let sent = format!("number={number}&{change}");
        let done = cast.erin.send_raw(Method::POST, "/fn/change_ticket", FORM, sent.into()).await;
        assert!(done.status.is_success() || done.status.is_redirection(), "{change}: {}", done.body);
    }
    let now = cast.alice.get(&format!("/api/support/tickets/{number}")).await.expect(200);
    assert_eq!((&now["priority"], &now["tags"]), (&json!("high"), &json!(["vip"])));
    let tags = cast.alice.get("/api/support/tags?search=v").await.expect(200);
    assert_eq!(tags["tags"], json!([{"name": "vip", "count": 1}]));
}

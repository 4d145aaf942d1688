//! Messages in Markdown, through the API and on the pages.

use serde_json::json;
use sqlx::PgPool;

use crate::support::App;

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_message_is_answered_and_drawn_as_safe_html(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let ticket = cast.ticket().await;
    let path = format!("/api/support/tickets/{}/messages", ticket["id"].as_str().unwrap());
    let body = "Press **it**.\n\n![a lamp](https://example.com/track.png) [x](javascript:alert(1)) <img src=x onerror=alert(1)>";
    let said = cast.alice.post(&path, json!({"body": body})).await.expect(201);
    let html = said["body_html"].as_str().unwrap();
    assert_eq!(said["body"], body);
    assert!(html.contains("<strong>it</strong>") && html.contains(">a lamp</a>"), "{html}");
    assert!(!html.contains("<img") && !html.contains("javascript:"), "{html}");
    let read = cast.carol.get(&path).await.expect(200);
    assert_eq!(read["messages"][1]["body_html"], html);
    assert_eq!(read["messages"][0]["body_html"], "<p dir=\"auto\">It stays dark.</p>\n");
    for (reader, page) in [(&cast.carol, "/dashboard/help"), (&cast.alice, "/agent/tickets")] {
        let page = reader.get(&format!("{page}/{}", ticket["number"].as_str().unwrap())).await;
        assert!(page.body.contains(html), "{}", page.body);
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_message_of_any_signs_is_taken(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let ticket = cast.ticket().await;
    let path = format!("/api/support/tickets/{}/messages", ticket["id"].as_str().unwrap());
    for body in ["> ".repeat(20_000) + "x", "- ".repeat(20_000) + "x", "*".repeat(50_000), "[".repeat(50_000)]
    {
        let said = cast.carol.post(&path, json!({"body": body})).await.expect(201);
        assert_eq!(said["body"], body);
        assert!(said["body_html"].as_str().unwrap().len() < 1024 * 1024);
    }
}

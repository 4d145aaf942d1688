//! The settings of support.

use axum::http::Method;
use serde_json::{Value, json};
use sqlx::PgPool;

use crate::support::{App, Client};

const SETTINGS: &str = "/api/admin/support/settings";

async fn put(client: &Client, path: &str, body: Value) -> crate::support::Answer {
    client.send(Method::PUT, path, Some(body)).await
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn settings_of_two_domains_are_changed_as_one(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let before = cast.erin.get(SETTINGS).await.expect(200);
    assert_eq!((&before["support_email"], &before["answering_assigns"]), (&json!(""), &json!(true)));
    let wanted = json!({"supportEmail": " help@example.com ", "support_auto_response": false,
        "support_email_template": "\r\nHello {{customer_name}}\r\n", "answering_assigns": false});
    let changed = put(&cast.erin, SETTINGS, wanted).await.expect(200);
    assert_eq!(
        changed,
        json!({"support_email": "help@example.com", "support_auto_response": false,
            "support_email_template": "Hello {{customer_name}}", "answering_assigns": false}),
    );
    let one = put(&cast.erin, SETTINGS, json!({"support_email": ""})).await.expect(200);
    assert_eq!(
        (&one["support_email"], &one["answering_assigns"]),
        (&json!(""), &json!(false)),
        "the rest stays"
    );
    let ticket = cast.ticket().await;
    let messages = format!("/api/support/agent/tickets/{}/messages", ticket["id"].as_str().unwrap());
    cast.alice.post(&messages, json!({"body": "Try the other bulb"})).await.expect(201);
    let found = cast.alice.get(&messages.replace("/messages", "")).await.expect(200);
    assert_eq!(found["assigned_to"], Value::Null, "{found}");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_template_that_cannot_be_filled_in_is_refused_by_name(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let before = cast.erin.get(SETTINGS).await.expect(200);
    for (template, named) in [
        ("Dear {{password}}", "{{password}}"),
        ("Dear {{customer_name", "{{customer_name"),
        ("{{{{subject}}}}", "{{{{subject}}"),
        (&*"{{subject}}".repeat(100), "50"),
        (&*"a".repeat(10_001), "10000"),
        ("  \n ", "required"),
    ] {
        let wanted = json!({"support_email_template": template, "answering_assigns": false});
        for refused in [
            put(&cast.erin, SETTINGS, wanted).await.expect(400),
            cast.erin
                .post(&format!("{SETTINGS}/preview"), json!({"support_email_template": template}))
                .await
                .expect(400),
        ] {
            let said = refused["details"]["support_email_template"].as_str().unwrap_or_default();
            assert!(said.contains(named), "{template:.40}: {refused}");
        }
    }
    let wrong = json!({"support_email": "not an address", "support_email_template": "{{x}}"});
    let both = put(&cast.erin, SETTINGS, wrong).await.expect(400);
    assert_eq!(both["details"].as_object().unwrap().len(), 2, "all that is wrong at once: {both}");
    assert_eq!(cast.erin.get(SETTINGS).await.expect(200), before, "nothing half-written");
    let shown =
        json!({"support_email_template": "{{ticket_number}} {{customer_name}}: {{subject}}\n{{link}}"});
    let preview = cast.erin.post(&format!("{SETTINGS}/preview"), shown).await.expect(200);
    assert_eq!(
        preview["text"],
        "ST-2026-000001 Carol: The lamp does not light\nhttp://127.0.0.1/dashboard/help/ST-2026-000001",
    );
}

//! `/api/support/saved-reports`.

use axum::http::{HeaderName, Method};
use serde_json::json;
use sqlx::PgPool;

use crate::support::App;

const SAVED: &str = "/api/support/saved-reports";

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_report_is_saved_once_shared_changed_and_deleted(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let draft = json!({"name": "Week", "report": "response-times", "filter": {"clock": "business"},
        "isShared": true, "schedule": "daily"});
    let alice = cast.alice.with(HeaderName::from_static("idempotency-key"), "one");
    let saved = alice.post(SAVED, draft.clone()).await.expect(201);
    assert_eq!(alice.post(SAVED, draft).await.expect(201)["id"], saved["id"]);
    assert_eq!(saved["schedule_note"], "not_switched_on");
    let seen = cast.bob.get(SAVED).await.expect(200);
    assert_eq!(seen["saved_reports"][0]["owner"]["name"], "Alice");
    let path = format!("{SAVED}/{}", saved["id"].as_str().unwrap());
    let mine = json!({"name": "Mine", "report": "volume"});
    cast.bob.send(Method::PUT, &path, Some(mine.clone())).await.expect(404);
    let changed = cast.alice.send(Method::PUT, &path, Some(mine)).await.expect(200);
    assert_eq!((&changed["is_shared"], &changed["schedule"]), (&json!(false), &json!(null)));
    assert_eq!(cast.bob.get(SAVED).await.expect(200)["saved_reports"], json!([]));
    cast.alice.send(Method::DELETE, &path, None).await.expect(204);
    cast.alice.send(Method::DELETE, &path, None).await.expect(404);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_is_no_saved_report_names_its_field(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    for (draft, field) in [
        (json!({"name": "", "report": "volume"}), "name"),
        (json!({"name": "a", "report": "weather"}), "report"),
        (json!({"name": "a", "report": "volume", "filter": {"zone": "Mars"}}), "zone"),
        (json!({"name": "a", "report": "volume", "schedule": "hourly"}), "schedule"),
        (json!({"name": "a".repeat(101), "report": "volume"}), "name"),
    ] {
        let refused = cast.alice.post(SAVED, draft.clone()).await.expect(400);
        assert!(refused["details"][field].is_string(), "{draft}: {refused}");
    }
    cast.carol.get(SAVED).await.expect(403);
    cast.anyone.get(SAVED).await.expect(401);
}

//! The form of a new ticket, as a page.

use serde_json::json;
use sqlx::PgPool;

use crate::support::App;

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_new_ticket_begins_in_the_usual_category_and_in_none_that_is_off(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let path = "/api/admin/support/categories";
    let made = async |name: &str, change| {
        let made = cast.erin.post(path, json!({"name": name})).await.expect(201);
        cast.erin.patch(&format!("{path}/{}", made["id"].as_str().unwrap()), change).await.expect(200);
    };
    made("Usual wiring", json!({"is_default": true})).await;
    made("Former wiring", json!({"is_active": false})).await;
    // Admins see categories that are off, but no more than anybody can a ticket of theirs have them.
    for person in [&cast.carol, &cast.erin] {
        let page = person.get("/dashboard/help?new=1").await.body;
        let options = || page.split("<option").skip(1);
        let usual = options().find(|option| option.contains("usual-wiring")).unwrap();
        assert!(usual.split('>').next().unwrap().contains("selected"), "{usual}");
        assert!(!options().any(|option| option.contains("former-wiring")), "{page}");
    }
}

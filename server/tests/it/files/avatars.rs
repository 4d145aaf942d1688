//! Somebody's own picture.

use axum::http::header;
use sqlx::PgPool;

use super::{PNG, browser, form, post, sent};
use crate::support::App;

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_picture_is_ones_own_until_it_is_taken_away(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let carol = browser(&app, &cast.carol).with(header::ACCEPT, "text/html");
    let own = || async { cast.carol.get("/api/auth/me").await.expect(200)["avatar_file_id"].clone() };
    for (name, bytes) in [("first.png", PNG), ("second.png", PNG)] {
        let former = own().await;
        let saved = post(&carol, "/files/forms/save_avatar", form(&[], &[(name, bytes)])).await;
        assert!(saved.status.is_redirection(), "{}", saved.body);
        assert!(own().await.is_string() && own().await != former);
        if let Some(former) = former.as_str() {
            let gone = cast.carol.get(&format!("/api/support/attachments/{former}")).await;
            assert_eq!(gone.status, 404, "one picture a person");
        }
    }
    let file = own().await;
    let file = file.as_str().unwrap();
    assert!(carol.get("/account").await.body.contains(&format!("/files/{file}?size=thumbnail")));
    assert_eq!(cast.alice.get(&format!("/api/support/attachments/{file}")).await.status, 200);
    assert_eq!(app.anyone().get(&format!("/api/support/attachments/{file}")).await.status, 404);
    post(&carol, "/files/forms/save_avatar", form(&[("remove", "true")], &[])).await;
    assert!(own().await.is_null());
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_picture_is_a_picture_of_ones_own(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let charlies = sent(&cast.charlie, "lamp.png", PNG).await["id"].as_str().unwrap().to_owned();
    let text = sent(&cast.carol, "lamp.txt", b"no picture at all").await["id"].as_str().unwrap().to_owned();
    let carol = browser(&app, &cast.carol).with(header::ACCEPT, "application/json");
    for wrong in [&*charlies, &*text, "", "nonsense"] {
        let refused = post(&carol, "/files/forms/save_avatar", form(&[("attachment_ids", wrong)], &[])).await;
        assert_eq!(refused.status, 400, "{wrong:?}: {}", refused.body);
    }
    assert!(cast.carol.get("/api/auth/me").await.expect(200)["avatar_file_id"].is_null());
    let stranger = post(&app.anyone(), "/files/forms/save_avatar", form(&[("remove", "true")], &[])).await;
    assert_eq!(stranger.status, 401);
}

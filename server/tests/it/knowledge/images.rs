//! Images of articles, as a browser gets them and as somebody hostile sends them.

use axum::{
    body::Body,
    http::{Method, header},
};
use sqlx::PgPool;

use crate::support::{App, Client};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\nlamp";

async fn keep(client: &Client, bytes: &'static [u8]) -> (u16, serde_json::Value) {
    let kind = Some("application/octet-stream");
    let answer = client.send_raw(Method::POST, "/api/knowledge/images", kind, Body::from(bytes)).await;
    (answer.status.as_u16(), answer.json())
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_image_is_kept_once_under_a_name_that_never_changes(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let (status, kept) = keep(&cast.alice, PNG).await;
    assert_eq!((status, &kept["kind"]), (201, &"png".into()));
    assert_eq!(keep(&cast.bob, PNG).await.1, kept);
    let url = kept["url"].as_str().unwrap();
    let image = app.anyone().get(url).await;
    assert_eq!(image.status, 200);
    assert_eq!(image.headers[header::CONTENT_TYPE], "image/png");
    assert_eq!(image.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    assert!(image.headers[header::CACHE_CONTROL].to_str().unwrap().contains("immutable"));
    assert!(image.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap().contains("default-src 'none'"));
    assert!(!image.headers.contains_key(header::SET_COOKIE));
    for other in
        ["/help/images/nothing.png", "/help/images/../secret", &url.replace(".png", ".gif"), "/help/images/x"]
    {
        assert_eq!(app.anyone().get(other).await.status, 404, "{other}");
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_is_no_image_is_refused_whatever_it_is_called(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    for wrong in [b"<svg onload='alert(1)'/>".as_slice(), b"<script>alert(1)</script>", b"", b"GIF"] {
        assert_eq!(keep(&cast.alice, wrong).await.0, 400);
    }
    let large = vec![0x89; 1_600_000];
    let answer = cast.alice.send_raw(Method::POST, "/api/knowledge/images", None, Body::from(large)).await;
    assert_eq!(answer.status, 413);
    assert_eq!(keep(&cast.carol, PNG).await.0, 403);
}

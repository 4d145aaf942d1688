//! The help center goes out as an archive and comes in again.

use axum::{
    body::Body,
    http::{Method, header},
};
use sqlx::PgPool;

use super::publish;
use crate::support::{App, Client};

const IMPORT: &str = "/api/admin/knowledge/import";

/// The archive as bytes, and as it is packed on its way.
async fn exported(caller: &Client, path: &str) -> Vec<u8> {
    let (status, bytes) = caller.get_bytes(path).await;
    assert_eq!(status, 200);
    bytes
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_a_program_takes_out_it_can_put_in_again(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    publish(&cast, "Pair a lamp", "Hold the button.").await;
    let plain = exported(&cast.alice, "/api/knowledge/export").await;
    let packed = cast.alice.with(header::ACCEPT_ENCODING, "gzip, br");
    assert_eq!(exported(&packed, "/api/knowledge/export").await, plain, "an archive is packed already");
    let zip = async |caller: &Client, body: &[u8]| {
        caller.send_raw(Method::POST, IMPORT, Some("application/zip"), Body::from(body.to_vec())).await
    };
    let report = zip(&cast.erin, &plain).await.expect(200);
    assert_eq!((&report["unchanged"], &report["failed"]), (&1.into(), &serde_json::json!([])));
    let packed = cast.erin.with(header::ACCEPT_ENCODING, "gzip");
    assert_eq!(zip(&packed, &plain).await.status, 200);
    assert_eq!(zip(&cast.erin, b"none").await.status, 400);
    assert_eq!(zip(&cast.alice, &plain).await.status, 403);
    assert_eq!(cast.carol.get("/api/knowledge/export").await.status, 403);
    assert_eq!(cast.alice.get("/api/knowledge/export?category=nowhere").await.status, 400);
    assert_eq!(cast.alice.get("/api/knowledge/export?nonsense=1").await.status, 400);
}

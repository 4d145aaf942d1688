//! The audit log knows from where.

use axum::http::Method;
use sqlx::PgPool;

use crate::support::App;

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn who_removes_a_ticket_is_kept_with_their_role_and_address(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let ticket = cast.ticket().await;
    let path = format!("/api/support/tickets/{}", ticket["id"].as_str().unwrap());
    cast.alice.send(Method::DELETE, &path, None).await.expect(403);
    cast.erin.send(Method::DELETE, &path, None).await.expect(204);
    let log: Vec<(String, String, String)> =
        sqlx::query_as("select action, actor_role, address from audit_log")
            .fetch_all(&app.ctx.db)
            .await
            .unwrap();
    assert_eq!(log, [("ticket.removed".to_owned(), "admin".to_owned(), "127.0.0.1".to_owned())]);
}

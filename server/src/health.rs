//! What an operator asks of a process.

use std::time::Duration;

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    routing::get,
};
use base::server::{Ctx, Error, Result, digest};
use migrations::MIGRATOR;

use tokio::time::timeout;

use crate::AppState;

/// How long the database has for its answer.
const PATIENCE: Duration = Duration::from_millis(800);

/// The process runs.
pub(crate) async fn healthz() -> &'static str {
    "ok\n"
}

/// The process can serve: the database answers, and is as new as the binary.
pub(crate) async fn readyz(State(ctx): State<Ctx>) -> (StatusCode, &'static str) {
    let newest = MIGRATOR.iter().map(|migration| migration.version).max().unwrap_or_default();
    let applied =
        sqlx::query_scalar::<_, Option<i64>>("select max(version) from _sqlx_migrations where success");
    // Whoever asks wants to know soon, and the pool waits for a database that comes back.
    match timeout(PATIENCE, applied.fetch_one(&ctx.db)).await {
        Ok(Ok(Some(applied))) if applied >= newest => (StatusCode::OK, "ready\n"),
        Ok(Ok(_)) => (StatusCode::SERVICE_UNAVAILABLE, "the database is older than this server\n"),
        Ok(Err(_)) | Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n"),
    }
}

/// What the process counted, for Prometheus: to whoever has the operator's token, and to nobody where none is set. Where a
/// request comes from proves nothing: behind a proxy every stranger comes from there.
pub(crate) async fn metrics(State(state): State<AppState>, headers: HeaderMap) -> Result<String> {
    let token = state.metrics_token.as_ref().ok_or(Error::NotFound)?;
    let sent = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let sent = sent.and_then(|sent| sent.strip_prefix("Bearer ")).unwrap_or_default();
    // By their hashes, so that the time tells nothing of the token.
    if digest(sent) != digest(token.reveal()) {
        return Err(Error::NotFound);
    }
    Ok(state.render_metrics())
}

/// `/metrics` and nothing else, for an address of its own that only an operator reaches.
pub fn metrics_service(state: AppState) -> Router {
    Router::new()
        .route("/metrics", get(|State(state): State<AppState>| async move { state.render_metrics() }))
        .with_state(state)
}

//! What an operator asks of a process.

use axum::{extract::State, http::StatusCode};
use base::server::{Ctx, MIGRATOR};
use metrics_exporter_prometheus::PrometheusHandle;

/// The process runs.
pub(crate) async fn healthz() -> &'static str {
    "ok\n"
}

/// The process can serve: the database answers, and is as new as the binary.
pub(crate) async fn readyz(State(ctx): State<Ctx>) -> (StatusCode, &'static str) {
    let newest = MIGRATOR.iter().map(|migration| migration.version).max().unwrap_or_default();
    let applied =
        sqlx::query_scalar::<_, Option<i64>>("select max(version) from _sqlx_migrations where success");
    match applied.fetch_one(&ctx.db).await {
        Ok(Some(applied)) if applied >= newest => (StatusCode::OK, "ready\n"),
        Ok(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database is older than this server\n"),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n"),
    }
}

/// What the process counted, for Prometheus.
pub(crate) fn metrics(handle: &PrometheusHandle, ctx: &Ctx) -> String {
    metrics::gauge!("database_connections").set(f64::from(ctx.db.size()));
    handle.render()
}

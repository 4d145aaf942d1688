//! What an operator asks of a process.

use std::{net::SocketAddr, time::Duration};

use axum::{
    extract::{ConnectInfo, Request, State},
    http::{StatusCode, header},
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

/// What the process counted, for Prometheus: to whoever has the operator's token, and where none is set to this machine
/// alone. A proxy on this machine that passes a stranger on says so in a header.
pub(crate) async fn metrics(State(state): State<AppState>, request: Request) -> Result<String> {
    if !may_read_metrics(&state, &request) {
        return Err(Error::NotFound);
    }
    metrics::gauge!("database_connections").set(f64::from(state.ctx.connections()));
    Ok(state.metrics.render())
}

fn may_read_metrics(state: &AppState, request: &Request) -> bool {
    let headers = request.headers();
    match &state.metrics_token {
        Some(token) => {
            let sent = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
            let sent = sent.and_then(|sent| sent.strip_prefix("Bearer ")).unwrap_or_default();
            // By their hashes, so that the time tells nothing of the token.
            digest(sent) == digest(token.reveal())
        }
        None => {
            let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
            peer.is_some_and(|ConnectInfo(peer)| peer.ip().to_canonical().is_loopback())
                && !["forwarded", "x-forwarded-for", "via"].iter().any(|name| headers.contains_key(*name))
        }
    }
}

//! The way to Postgres.

use std::time::Duration;

use sqlx::{
    Connection, PgConnection, PgPool,
    postgres::{PgConnectOptions, PgPoolOptions},
};

use super::connection_pool::CHECK_AFTER;

/// Opens a pool of at most `most` connections. A caller waits at most five seconds for one,
/// and a statement runs at most thirty: a desk that is overrun answers, if with an error.
///
/// # Errors
/// When the database cannot be reached.
pub async fn connect(options: PgConnectOptions, most: u32) -> sqlx::Result<PgPool> {
    let options = options
        .application_name("porchlight")
        .options([("statement_timeout", "30s"), ("idle_in_transaction_session_timeout", "60s")])
        // Many small questions at once: one of them must not take every core, nor a compiler's second.
        .options([("max_parallel_workers_per_gather", "0"), ("jit", "off")]);
    PgPoolOptions::new()
        .max_connections(most)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(5))
        .test_before_acquire(false)
        // Only one that lay idle: Postgres may have been started anew meanwhile.
        .before_acquire(|connection, metadata| {
            Box::pin(async move {
                if metadata.idle_for >= CHECK_AFTER {
                    connection.ping().await?;
                }
                Ok(true)
            })
        })
        .connect_with(options)
        .await
}

/// A connection of its own, without the time that a request has: an index on a full table takes longer.
///
/// # Errors
/// When none could be had.
pub async fn connect_without_timeout(db: &PgPool) -> sqlx::Result<PgConnection> {
    let mut connection = db.acquire().await?.detach();
    sqlx::query("set statement_timeout = 0").execute(&mut connection).await?;
    Ok(connection)
}

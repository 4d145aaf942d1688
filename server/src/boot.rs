//! From settings to a running process, and back down without losing anything.

use std::{io::Write, net::SocketAddr, path::Path, str::FromStr, time::Duration};

use anyhow::{Context, Result, bail};
use base::server::{Ctx, MIGRATOR, SecretKey, Settings, connect, random_token};
use realtime::server::Tail;
use sqlx::{Connection, PgPool, postgres::PgConnectOptions};
use tokio::{net::TcpListener, signal::unix, sync::watch};
use tracing_subscriber::{EnvFilter, fmt, layer::SubscriberExt, util::SubscriberInitExt};

use crate::{House, config::Config, postgres::EmbeddedPostgres, router, seed, worker};

/// Begins to log: sentences for people, or JSON for machines.
pub fn start_logging(config: &Config) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn"));
    let registry = tracing_subscriber::registry().with(filter);
    if config.log_json {
        registry.with(fmt::layer().json().with_writer(std::io::stderr)).init();
    } else {
        registry.with(fmt::layer().with_writer(std::io::stderr).with_target(false)).init();
    }
}

/// Serves until it is told to stop.
///
/// # Errors
/// One sentence about what is missing.
pub async fn serve(config: Config) -> Result<()> {
    let (ctx, embedded) = open(&config).await?;
    if config.demo {
        seed::demo(&ctx).await?;
    }
    let served = serve_with(&config, ctx).await;
    stop(embedded).await;
    served
}

/// Works the queue until it is told to stop.
///
/// # Errors
/// One sentence about what is missing.
pub async fn work(config: Config) -> Result<()> {
    let (ctx, embedded) = open(&config).await?;
    worker(ctx).run(stopped(stop_signal()?)).await;
    stop(embedded).await;
    Ok(())
}

/// Fills the desk with the demo, or with `tickets` to measure on.
///
/// # Errors
/// One sentence about what is missing.
pub async fn seed(config: Config, tickets: Option<u32>) -> Result<()> {
    let (ctx, embedded) = open(&config).await?;
    let seeded = match tickets {
        Some(count) => seed::many(&ctx, count).await,
        None => seed::demo(&ctx).await,
    };
    stop(embedded).await;
    seeded
}

/// Brings the database up to date.
///
/// # Errors
/// One sentence about what is missing.
pub async fn migrate(config: Config) -> Result<()> {
    let (_, embedded) = open(&config).await?;
    stop(embedded).await;
    Ok(())
}

async fn serve_with(config: &Config, ctx: Ctx) -> Result<()> {
    let address = SocketAddr::new(config.bind, config.port);
    let listener = TcpListener::bind(address)
        .await
        .with_context(|| format!("cannot listen on {address}; is something else there?"))?;
    let stopping = stop_signal()?;
    let house = House::new(ctx.clone(), config);
    let tail = tokio::spawn(realtime::server::run(
        ctx.clone(),
        house.sockets.hub.clone(),
        Tail::begin(&ctx).await?,
        stopped(stopping.clone()),
    ));
    let revocations = tokio::spawn(house.revocations.clone().keep(ctx.clone(), stopped(stopping.clone())));
    let working =
        (!config.without_worker).then(|| tokio::spawn(worker(ctx.clone()).run(stopped(stopping.clone()))));
    tracing::info!(address = %listener.local_addr()?, "Porchlight is lit at {}", ctx.settings.public_url);
    let app = router(house).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, app).with_graceful_shutdown(stopped(stopping)).await?;
    let _ended = tokio::join!(tail, revocations);
    if let Some(working) = working {
        let _ended = working.await;
    }
    ctx.db.close().await;
    Ok(())
}

async fn open(config: &Config) -> Result<(Ctx, Option<EmbeddedPostgres>)> {
    let (options, embedded) = match &config.database_url {
        Some(url) => (PgConnectOptions::from_str(url).context("DATABASE_URL cannot be read")?, None),
        None => {
            let embedded = EmbeddedPostgres::start(&config.data).await?;
            (embedded.options(), Some(embedded))
        }
    };
    let secret = secret_key(config, embedded.is_some())?;
    let db = connect(options, config.database_connections).await.context("the database cannot be reached")?;
    bring_up_to_date(&db).await.context("the database cannot be brought up to date")?;
    let public_url =
        config.public_url.clone().unwrap_or_else(|| format!("http://{}:{}", config.bind, config.port));
    let settings = Settings {
        public_url: public_url.trim_end_matches('/').to_owned(),
        secret,
        ticket_limit: config.limit_tickets,
    };
    Ok((Ctx::new(db, settings), embedded))
}

/// Migrates on a connection of its own: an index on a full table takes longer than any request may.
async fn bring_up_to_date(db: &PgPool) -> Result<()> {
    let mut connection = db.acquire().await?.detach();
    sqlx::query("set statement_timeout = 0").execute(&mut connection).await?;
    MIGRATOR.run(&mut connection).await?;
    connection.close().await?;
    Ok(())
}

fn secret_key(config: &Config, is_embedded: bool) -> Result<SecretKey> {
    let text = match &config.secret_key {
        Some(text) => text.clone(),
        None if is_embedded => kept_secret(&config.data.join("secret_key"))?,
        None => bail!("SECRET_KEY is required with DATABASE_URL: set it to at least 32 random characters"),
    };
    SecretKey::new(text.into_bytes()).context("SECRET_KEY needs at least 32 characters")
}

fn kept_secret(path: &Path) -> Result<String> {
    use std::os::unix::fs::OpenOptionsExt;
    if let Ok(text) = std::fs::read_to_string(path) {
        return Ok(text.trim().to_owned());
    }
    let text = random_token();
    let mut file = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .with_context(|| format!("{} cannot be written", path.display()))?;
    file.write_all(text.as_bytes())?;
    Ok(text)
}

/// True once the process was asked to stop, by Ctrl-C or by SIGTERM.
fn stop_signal() -> Result<watch::Receiver<bool>> {
    let mut interrupt = unix::signal(unix::SignalKind::interrupt())?;
    let mut terminate = unix::signal(unix::SignalKind::terminate())?;
    let (say, heard) = watch::channel(false);
    tokio::spawn(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
        tracing::info!("stopping: no new requests, the running ones end");
        let _nobody_waits = say.send(true);
        // Long-lived sockets must not hold the door open for ever.
        tokio::time::sleep(Duration::from_secs(25)).await;
        tracing::warn!("some requests did not end in time");
        std::process::exit(1);
    });
    Ok(heard)
}

async fn stopped(mut stopping: watch::Receiver<bool>) {
    let _sender_is_kept = stopping.wait_for(|stopping| *stopping).await;
}

async fn stop(embedded: Option<EmbeddedPostgres>) {
    if let Some(embedded) = embedded
        && let Err(error) = embedded.stop().await
    {
        tracing::warn!("the embedded Postgres could not be stopped: {error:#}");
    }
}

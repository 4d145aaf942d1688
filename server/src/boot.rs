//! From settings to a running process, and back down without losing anything.

use std::{
    future::{Future, ready},
    io::{IsTerminal, Write},
    net::SocketAddr,
    path::Path,
    str::FromStr,
    sync::Arc,
    time::Duration,
};

use anyhow::{Context, Result, bail};
use base::{
    Role,
    server::{Actor, Ctx, Error, RoutePolicies, SecretKey, Settings, connect, every, random_token},
};
use domain::server::Stop;
use identity::server::grant_role;
use migrations::bring_up_to_date;
use realtime::server::{Hub, OutboxReader};
use sqlx::postgres::PgConnectOptions;
use tokio::{
    net::TcpListener,
    signal::unix,
    sync::{oneshot, watch},
    task::JoinSet,
    time::timeout,
};
use tracing_subscriber::{EnvFilter, fmt, layer::SubscriberExt, util::SubscriberInitExt};

use app::server::domains;

use crate::{
    AppState, Limits,
    config::Config,
    invalidate_on_change,
    listen::{connection_limit, listen},
    metrics_service,
    postgres::EmbeddedPostgres,
    seed, service, worker,
    worker::{consumers, process_tasks},
};

/// How long each part of a process that stops may take to end by itself.
const LAST_CALL: Duration = Duration::from_secs(25);

/// How often the metrics are folded together.
const UPKEEP: Duration = Duration::from_secs(5);

/// Begins to log: sentences for people, or JSON for machines.
pub fn start_logging(config: &Config) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn"));
    let registry = tracing_subscriber::registry().with(filter);
    if config.log_json {
        registry.with(fmt::layer().json().with_writer(std::io::stderr)).init();
    } else {
        // Colours are for a person who watches, and every span pays for them.
        let is_watched = std::io::stderr().is_terminal();
        let lines = fmt::layer().with_writer(std::io::stderr).with_target(false).with_ansi(is_watched);
        registry.with(lines).init();
    }
}

/// Serves until it is told to stop.
///
/// # Errors
/// One sentence about what is missing.
pub async fn serve(config: Config) -> Result<()> {
    let stopping = stop_signal()?;
    within(&config, async |ctx| {
        if config.demo {
            unless_stopped(&stopping, seed::demo(&ctx)).await?;
        }
        serve_with(&config, ctx, &stopping).await
    })
    .await
}

/// Works the queue until it is told to stop.
///
/// # Errors
/// One sentence about what is missing.
pub async fn work(config: Config) -> Result<()> {
    let stopping = stop_signal()?;
    within(&config, async |ctx| {
        // What wakes a process, and what wakes the others, is the same whatever the process does.
        let (hub, reader) = (Hub::default(), OutboxReader::begin(&ctx).await?);
        let stops = || stopped(stopping.clone());
        let waking = realtime::server::run(ctx.clone(), hub.clone(), reader, stops());
        let mut tasks = JoinSet::new();
        for task in process_tasks() {
            tasks.spawn(task(ctx.clone(), hub.clone(), Stop::new(stopping.clone())));
        }
        let reacting = consumers::server::run(ctx.clone(), consumers(), stops());
        tokio::join!(worker(ctx.clone()).run(stops()), reacting, waking);
        tasks.join_all().await;
        Ok(())
    })
    .await
}

/// Fills the desk with the demo, or with `tickets` and `articles` to measure on.
///
/// # Errors
/// One sentence about what is missing.
pub async fn seed(config: Config, tickets: Option<u32>, articles: Option<u32>) -> Result<()> {
    let stopping = stop_signal()?;
    within(&config, async |ctx| match (tickets, articles) {
        (None, None) => unless_stopped(&stopping, seed::demo(&ctx)).await,
        (tickets, articles) => {
            if let Some(count) = tickets {
                unless_stopped(&stopping, seed::many(&ctx, count)).await?;
            }
            if let Some(count) = articles {
                unless_stopped(&stopping, seed::articles(&ctx, count)).await?;
            }
            Ok(())
        }
    })
    .await
}

/// Brings the database up to date.
///
/// # Errors
/// One sentence about what is missing.
pub async fn migrate(config: Config) -> Result<()> {
    let _stopping = stop_signal()?;
    within(&config, async |_| Ok(())).await
}

/// Gives somebody a role.
///
/// # Errors
/// One sentence about what is missing.
pub async fn grant(config: Config, email: &str, role: &str) -> Result<()> {
    let role = Role::parse(role).with_context(|| format!("{role} is no role: customer, agent or admin"))?;
    within(&config, async |ctx| match grant_role(&ctx, &Actor::System, email, role).await {
        Ok(()) => Ok(()),
        Err(Error::NotFound) => bail!("nobody has the address {email}: let them register first"),
        Err(error) => Err(error.into()),
    })
    .await
}

/// Opens the database, does the work, and stops the Postgres that it started, however the work ended.
async fn within(config: &Config, work: impl AsyncFnOnce(Ctx) -> Result<()>) -> Result<()> {
    if let Some(url) = config.database_url.as_ref().filter(|url| !url.is_empty()) {
        let options = PgConnectOptions::from_str(url).context("DATABASE_URL cannot be read")?;
        return work(open(config, options, false).await?).await;
    }
    let embedded = Arc::new(EmbeddedPostgres::start(&config.data).await?);
    let (end, ended) = oneshot::channel::<()>();
    let supervisor = tokio::spawn({
        let embedded = Arc::clone(&embedded);
        async move {
            embedded
                .supervise(async {
                    let _said_or_dropped = ended.await;
                })
                .await;
        }
    });
    let worked = match open(config, embedded.options(), true).await {
        Ok(ctx) => work(ctx).await,
        Err(error) => Err(error),
    };
    drop(end);
    supervisor.await.context("the supervisor of the database panicked")?;
    if let Err(error) = embedded.stop().await {
        tracing::warn!("the embedded Postgres could not be stopped: {error:#}");
    }
    worked
}

/// Gives up what cannot be told to stop by itself.
async fn unless_stopped(
    stopping: &watch::Receiver<bool>,
    work: impl Future<Output = Result<()>>,
) -> Result<()> {
    tokio::select! {
        () = stopped(stopping.clone()) => bail!("stopped before it was done; the next start does it again"),
        done = work => done,
    }
}

async fn serve_with(config: &Config, ctx: Ctx, stopping: &watch::Receiver<bool>) -> Result<()> {
    let address = SocketAddr::new(config.bind, config.port);
    let listener = bind(address).await?;
    let policies: Vec<_> = domains()
        .into_iter()
        .flat_map(|domain| domain.policies)
        .map(|(prefix, policy)| (prefix.to_owned(), policy))
        .collect();
    let state = AppState::new(ctx.clone(), config, RoutePolicies::new(policies));
    let stops = || stopped(stopping.clone());
    let hub = state.sockets.hub.clone();
    let mut tasks = JoinSet::new();
    tasks.spawn(realtime::server::run(ctx.clone(), hub.clone(), OutboxReader::begin(&ctx).await?, stops()));
    // Known before the first request: a token from before the start may be revoked.
    state.revocations.refresh(&ctx).await?;
    tasks.spawn(state.revocations.clone().keep(ctx.clone(), stops()));
    for task in domains().into_iter().flat_map(|domain| domain.tasks).chain(process_tasks()) {
        tasks.spawn(task(ctx.clone(), hub.clone(), Stop::new(stopping.clone())));
    }
    tasks.spawn(invalidate_on_change(ctx.clone(), hub, stops()));
    let counted = state.clone();
    tasks.spawn(every("the upkeep of the metrics", UPKEEP, stops(), move |_| {
        counted.fold_metrics();
        ready(Ok(()))
    }));
    if let Some(address) = config.metrics_bind {
        let listener = bind(address).await?;
        tracing::info!(address = %listener.local_addr()?, "metrics are served without a token");
        let served = axum::serve(listener, metrics_service(state.clone())).with_graceful_shutdown(stops());
        tasks.spawn(async {
            if let Err(error) = served.await {
                tracing::warn!(%error, "metrics are not served any more");
            }
        });
    }
    // One that does not run knows the kinds of jobs all the same, for the page of those that nobody knows.
    let worker = worker(ctx.clone());
    if !config.without_worker {
        tasks.spawn(worker.run(stops()));
        tasks.spawn(consumers::server::run(ctx.clone(), consumers(), stops()));
    }
    if knowledge::server::embeddings(&ctx).is_none() {
        tracing::info!("search by meaning is off: AI_BASE_URL and AI_EMBEDDING_MODEL switch it on");
    }
    tracing::info!(address = %listener.local_addr()?, "Porchlight is lit at {}", ctx.settings.public_url);
    tokio::select! {
        () = listen(listener, service(state), limits(config), stops()) => {}
        // Long-lived sockets must not hold the door open for ever.
        () = overdue(stops()) => tracing::warn!("some requests did not end in time"),
    }
    let all_ended = async { while tasks.join_next().await.is_some() {} };
    if timeout(LAST_CALL, all_ended).await.is_err() {
        tracing::warn!("some work did not end in time");
    }
    if timeout(LAST_CALL, ctx.close()).await.is_err() {
        tracing::warn!("some connections did not end in time");
    }
    Ok(())
}

/// How many connections may be open: as many as there are descriptors for, after what the process needs itself.
fn limits(config: &Config) -> Limits {
    Limits::new(connection_limit(config.database_connections), config.trusted_proxies.clone())
}

async fn bind(address: SocketAddr) -> Result<TcpListener> {
    TcpListener::bind(address)
        .await
        .with_context(|| format!("cannot listen on {address}; is something else there?"))
}

async fn overdue(stops: impl Future<Output = ()>) {
    stops.await;
    tokio::time::sleep(LAST_CALL).await;
}

async fn open(config: &Config, options: PgConnectOptions, is_embedded: bool) -> Result<Ctx> {
    let secret = secret_key(config, is_embedded)?;
    let db = connect(options, (config.database_connections / 3).max(2))
        .await
        .context("the database cannot be reached")?;
    bring_up_to_date(&db).await.context("the database cannot be brought up to date")?;
    let public_url =
        config.public_url.clone().unwrap_or_else(|| format!("http://{}:{}", config.bind, config.port));
    let settings = Settings {
        public_url: public_url.trim_end_matches('/').to_owned(),
        help_url: config.help_url.as_ref().map(|url| url.trim_end_matches('/').to_owned()),
        search_origins: config
            .search_origins
            .iter()
            .map(|origin| origin.trim().trim_end_matches('/').to_owned())
            .collect(),
        data: Some(config.data.clone()),
        secret,
        sections: config.sections.clone(),
    };
    Ok(Ctx::new(db, settings))
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

/// True once the process was asked to stop, by Ctrl-C or by SIGTERM. Asked for before anything is started, so that
/// everything that was started is stopped.
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
    });
    Ok(heard)
}

async fn stopped(mut stopping: watch::Receiver<bool>) {
    let _sender_is_kept = stopping.wait_for(|stopping| *stopping).await;
}

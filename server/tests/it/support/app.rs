//! The router as the binary serves it, in this process; and the same behind a real socket.

use std::net::SocketAddr;

use axum::extract::ConnectInfo;
use base::server::{Actor, Ctx, RateLimit, RoutePolicies, Settings, test};
use realtime::server::OutboxReader;
use server::{AppState, Limits, PageCache, config::Config, service};
use sqlx::PgPool;
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};
use tower::Layer;

use super::{Cast, Client};

/// One server process, as far as its callers can tell.
pub struct App {
    pub ctx: Ctx,
    pub state: AppState,
    service: PageCache,
}

impl App {
    pub fn new(db: PgPool) -> Self {
        Self::with(db, &[])
    }

    /// An app with settings, as flags.
    pub fn with(db: PgPool, flags: &[&str]) -> Self {
        Self::build(db, flags, RoutePolicies::default(), |_| {})
    }

    /// An app with settings of the verbs.
    pub fn set(db: PgPool, set: impl FnOnce(&mut Settings)) -> Self {
        Self::build(db, &[], RoutePolicies::default(), set)
    }

    /// An app whose routes have policies of their own.
    pub fn allowing(db: PgPool, policies: RoutePolicies) -> Self {
        Self::build(db, &[], policies, |_| {})
    }

    fn build(db: PgPool, flags: &[&str], policies: RoutePolicies, set: impl FnOnce(&mut Settings)) -> Self {
        let config = Config::read_from(["server"].iter().chain(flags));
        let mut settings = (*test::ctx(db.clone()).settings).clone();
        // A test opens more tickets in a second than a person in a day.
        settings.sections.insert(tickets::server::Startup { limit_tickets: RateLimit::new(100_000, 0.001) });
        set(&mut settings);
        let ctx = Ctx::new(db, settings);
        let state = AppState::new(ctx.clone(), &config, policies);
        Self { ctx, service: service(state.clone()), state }
    }

    /// Somebody who is not signed in.
    pub fn anyone(&self) -> Client {
        self.from(SocketAddr::from(([127, 0, 0, 1], 50_000)))
    }

    /// Somebody who is not signed in, at an address.
    pub fn from(&self, address: SocketAddr) -> Client {
        let address = ConnectInfo(address);
        Client::new(axum::Extension(address).layer(self.service.clone()))
    }

    /// The same, for requests that a part of this process makes for `actor`.
    pub async fn serve_as(self, actor: Actor) -> Served {
        let pages = axum::Router::new().fallback_service(axum::Extension(actor).layer(self.service.clone()));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let serving = tokio::spawn(async move {
            let pages = pages.into_make_service_with_connect_info::<SocketAddr>();
            axum::serve(listener, pages).await.unwrap();
        });
        Served { address, tasks: vec![serving], stop: None }
    }

    /// The cast, seeded and signed in.
    pub async fn cast(&self) -> Cast {
        Cast::seed(self).await
    }

    /// Keeps the pages fresh, as a process does, until the guard goes.
    pub async fn keep_fresh(&self) -> Served {
        let hub = self.state.sockets.hub.clone();
        let begun = OutboxReader::begin(&self.ctx).await.unwrap();
        let reader = realtime::server::run(self.ctx.clone(), hub.clone(), begun, std::future::pending());
        let drops = server::invalidate_on_change(self.ctx.clone(), hub, std::future::pending());
        let tasks = vec![tokio::spawn(reader), tokio::spawn(drops)];
        Served { address: SocketAddr::from(([127, 0, 0, 1], 0)), tasks, stop: None }
    }

    /// Serves on a free port of loopback, with the outbox reader that a process has.
    pub async fn serve(self) -> Served {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let reader = tokio::spawn(realtime::server::run(
            self.ctx.clone(),
            self.state.sockets.hub.clone(),
            OutboxReader::begin(&self.ctx).await.unwrap(),
            std::future::pending(),
        ));
        let revocations = self.state.revocations.clone();
        let keeping = tokio::spawn(revocations.keep(self.ctx.clone(), std::future::pending()));
        let limits = Limits::new(1_000, Vec::new());
        let serving = tokio::spawn(server::listen(listener, self.service, limits, async {
            let _never_told = stopped.await;
        }));
        Served { address, tasks: vec![reader, keeping, serving], stop: Some(stop) }
    }
}

/// A served app; it ends with its test.
pub struct Served {
    pub address: SocketAddr,
    tasks: Vec<JoinHandle<()>>,
    stop: Option<oneshot::Sender<()>>,
}

impl Served {
    /// Asks it to stop, as a signal does.
    pub fn stop(&mut self) {
        drop(self.stop.take());
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        for task in &self.tasks {
            task.abort();
        }
    }
}

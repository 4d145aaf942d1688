//! The table of contents of every route.

use std::{ops::Deref, sync::Arc, time::Duration};

use app::App;
use axum::{
    Extension, Json, Router,
    extract::{DefaultBodyLimit, FromRef},
    http::{HeaderName, StatusCode},
    middleware::{from_fn, from_fn_with_state},
    routing::{any, get},
};
use base::{
    Code,
    server::{Actor, Ctx, mark_status, request_method_not_allowed, request_path_not_found},
};
use identity::{
    Viewer,
    server::{IdentityDoor, Revocations},
};
use ipnet::IpNet;
use leptos::{config::LeptosOptions, prelude::*};
use leptos_axum::{LeptosRoutes, generate_route_list, render_app_async_with_context};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use realtime::server::{Hub, Rooms, Sockets};
use tickets::server::TicketRoom;
use tower_http::{
    compression::CompressionLayer,
    csrf::CsrfLayer,
    request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer},
    services::ServeDir,
    timeout::TimeoutLayer,
};

use crate::{
    config::Config,
    docs, health,
    middleware::{answer_panics, cache_policy, find_actor, find_address, log_request, security_headers},
    openapi,
    pages::shell,
    site, socket,
};

/// The largest body that anything but an upload may have.
const LARGEST_BODY: usize = 256 * 1024;
/// The longest that a request may take.
const LONGEST: Duration = Duration::from_secs(30);

/// What the routes of one process share. Cheap to clone: every layer does, at every request.
#[derive(Clone)]
pub struct House(Arc<Inventory>);

impl Deref for House {
    type Target = Inventory;

    fn deref(&self) -> &Inventory {
        &self.0
    }
}

/// What is in the house.
pub struct Inventory {
    /// The context of verbs.
    pub ctx: Ctx,
    /// The ended sessions.
    pub revocations: Revocations,
    /// The sockets.
    pub sockets: Sockets,
    /// Proxies that are believed.
    pub trusted_proxies: Vec<IpNet>,
    metrics: PrometheusHandle,
    leptos: LeptosOptions,
}

impl House {
    /// A house over a context.
    pub fn new(ctx: Ctx, config: &Config) -> Self {
        let revocations = Revocations::default();
        let sockets = Sockets {
            hub: Hub::default(),
            rooms: Rooms::new(vec![Box::new(TicketRoom)]),
            door: Arc::new(IdentityDoor(revocations.clone())),
        };
        let recorder = PrometheusBuilder::new().build_recorder();
        let metrics = recorder.handle();
        // Tests build several houses in one process; the first one counts.
        let _already_counting = metrics::set_global_recorder(recorder);
        let leptos = site::options(config);
        let trusted_proxies = config.trusted_proxies.clone();
        Self(Arc::new(Inventory { ctx, revocations, sockets, trusted_proxies, metrics, leptos }))
    }
}

impl FromRef<House> for Ctx {
    fn from_ref(house: &House) -> Self {
        house.ctx.clone()
    }
}

impl FromRef<House> for LeptosOptions {
    fn from_ref(house: &House) -> Self {
        house.leptos.clone()
    }
}

/// Every route, with the layers around it.
pub fn router(house: House) -> Router {
    let document = openapi::openapi();
    let docs = docs::page(&document, &house.leptos);
    let (handle, ctx) = (house.metrics.clone(), house.ctx.clone());
    let api = Router::from(openapi::routes())
        .route("/api/openapi.json", get(move || async move { Json(document) }))
        .route("/api/docs", get(move || async move { docs }))
        .route("/api/support/chat/connect", get(socket::upgrade))
        .route("/api/{*path}", any(request_path_not_found))
        .route("/healthz", get(health::healthz))
        .route("/readyz", get(health::readyz))
        .route("/metrics", get(move || async move { health::metrics(&handle, &ctx) }))
        .method_not_allowed_fallback(request_method_not_allowed)
        .with_state(house.ctx.clone());
    let request_id = HeaderName::from_static("x-request-id");
    pages(&house)
        .merge(api)
        .layer(Extension(house.sockets.clone()))
        .layer(from_fn_with_state(house.clone(), find_actor))
        .layer(csrf(&house))
        .layer(from_fn_with_state(house, find_address))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, LONGEST))
        .layer(from_fn(answer_panics))
        .layer(from_fn(log_request))
        .layer(CompressionLayer::new())
        .layer(from_fn(cache_policy))
        .layer(from_fn(security_headers))
        .layer(PropagateRequestIdLayer::new(request_id.clone()))
        .layer(SetRequestIdLayer::new(request_id, MakeRequestUuid))
}

/// The pages and the server functions; each gets the context, and who looks.
fn pages(house: &House) -> Router {
    let ctx = house.ctx.clone();
    let provide = move || {
        provide_context(ctx.clone());
        if let (_, Actor::Person(person)) = base::server::caller() {
            provide_context(Viewer { id: person.id, name: person.name, role: person.role });
        }
    };
    let options = house.leptos.clone();
    let shown = move || shell(options.clone());
    let not_found = {
        let provide = provide.clone();
        let provide = move || {
            provide();
            mark_status(Code::NotFound, None);
        };
        any(render_app_async_with_context(provide, shown.clone()))
    };
    // Not Leptos' own file handler: that one may answer a file with the headers, cookies included, of the page
    // that another request is drawing on the same thread.
    let files = ServeDir::new(&*house.leptos.site_root)
        .precompressed_br()
        .append_index_html_on_directories(false)
        .call_fallback_on_method_not_allowed(true)
        .fallback(not_found);
    Router::new()
        .leptos_routes_with_context(house, generate_route_list(App), provide, shown)
        .fallback_service(files)
        .with_state(house.clone())
}

/// Refuses changes that another site's page asks a browser to make.
fn csrf(house: &House) -> CsrfLayer {
    let own = CsrfLayer::new();
    own.clone().add_trusted_origin(&house.ctx.settings.public_url).unwrap_or(own)
}

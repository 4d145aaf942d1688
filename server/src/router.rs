//! The table of contents of every route.

use std::{
    ops::Deref,
    sync::{Arc, LazyLock},
};

use app::{App, is_for_somebody_else};
use axum::{
    Extension, Router,
    extract::{DefaultBodyLimit, FromRef},
    http::{Extensions, HeaderMap, Request, StatusCode, Version, header, request::Parts},
    middleware::{from_fn, from_fn_with_state},
    response::{IntoResponse, Redirect, Response},
    routing::{any, get},
};
use base::{
    Code,
    server::{
        Actor, ApiKey, Ctx, Error, RoutePolicies, mark_status, request_method_not_allowed,
        request_path_not_found,
    },
};
use brand::server::brand_layer;
use identity::{
    Viewer,
    server::{IdentitySocketAuth, Revocations, status_layer},
};
use ipnet::IpNet;
use leptos::{config::LeptosOptions, prelude::*};
use leptos_axum::{AxumRouteListing, LeptosRoutes, generate_route_list, render_app_async_with_context};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use public_pages::server::{PublicPagesRegistry, prerender_layer};
use realtime::server::{Hub, SignalLimits, SocketCounts, Sockets, TopicHandlers};
use tower::{ServiceBuilder, util::MapRequestLayer};
use tower_http::{
    compression::{CompressionLayer, DefaultPredicate, Predicate, predicate::NotForContentType},
    csrf::{CsrfLayer, ProtectionError},
    request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer},
    services::ServeDir,
};

use app::server::domains;

use crate::{
    cached_public_pages::{CachedPublicPages, PageCache},
    config::Config,
    docs, health,
    know_domains::know_domains,
    middleware::{
        REQUEST_ID, answer_panic_or_timeout, cache_policy, find_actor, find_address, log_request,
        plain_request_id, read_elsewhere, security_headers, strip_foreign_form_errors,
        strip_foreign_referrer,
    },
    openapi,
    pages::shell,
    site::{self, Files},
    socket,
    socket_auth::HouseSocketAuth,
    widget,
};

/// What the routes of one process share. Cheap to clone: every layer does, at every request.
#[derive(Clone)]
pub struct AppState(Arc<AppStateInner>);

impl Deref for AppState {
    type Target = AppStateInner;

    fn deref(&self) -> &AppStateInner {
        &self.0
    }
}

/// What is in the house.
pub struct AppStateInner {
    /// The context of verbs.
    pub ctx: Ctx,
    /// The ended sessions.
    pub revocations: Revocations,
    /// The sockets.
    pub sockets: Sockets,
    /// Who draws public pages.
    pub public_pages: PublicPagesRegistry,
    /// Proxies that are believed.
    pub trusted_proxies: Vec<IpNet>,
    /// What the routes allow beyond the strict default.
    pub policies: RoutePolicies,
    /// What an operator's Prometheus shows; where there is none, it reads at an address of its own.
    pub metrics_token: Option<ApiKey>,
    pub(crate) metrics: PrometheusHandle,
    leptos: LeptosOptions,
}

impl AppState {
    /// The state over a context, with the policies that its domains declare.
    pub fn new(ctx: Ctx, config: &Config, policies: RoutePolicies) -> Self {
        let revocations = Revocations::of(&ctx);
        know_domains(&ctx);
        let sockets = Sockets {
            hub: Hub::default(),
            topic_handlers: TopicHandlers::new(
                domains().into_iter().flat_map(|domain| domain.topics).collect(),
            ),
            auth: Arc::new(HouseSocketAuth(IdentitySocketAuth(revocations.clone()))),
            counts: SocketCounts::default(),
            signals: SignalLimits::of(&ctx),
        };
        let public_pages =
            PublicPagesRegistry::new(domains().into_iter().flat_map(|domain| domain.public_pages).collect());
        let recorder = PrometheusBuilder::new().build_recorder();
        let metrics = recorder.handle();
        // Tests build several houses in one process; the first one counts.
        let _already_counting = metrics::set_global_recorder(recorder);
        let leptos = site::options(config);
        let trusted_proxies = config.trusted_proxies.clone();
        let metrics_token = config.metrics_token.clone().filter(|token| !token.is_empty()).map(ApiKey::new);
        Self(Arc::new(AppStateInner {
            ctx,
            revocations,
            sockets,
            public_pages,
            trusted_proxies,
            policies,
            metrics_token,
            metrics,
            leptos,
        }))
    }
}

impl AppState {
    /// Folds what was measured together; left alone it would grow for ever.
    pub fn fold_metrics(&self) {
        self.metrics.run_upkeep();
    }

    /// What the process counted, as Prometheus reads it.
    pub(crate) fn render_metrics(&self) -> String {
        metrics::gauge!("database_connections").set(f64::from(self.ctx.connections()));
        self.metrics.render()
    }

    /// The folder of the site's files.
    pub(crate) fn site_root(&self) -> &str {
        &self.leptos.site_root
    }
}

impl AppState {
    /// Whether the names of what was built change with their content.
    pub(crate) fn has_hashed_files(&self) -> bool {
        self.leptos.hash_files
    }
}

impl FromRef<AppState> for Ctx {
    fn from_ref(state: &AppState) -> Self {
        state.ctx.clone()
    }
}

impl FromRef<AppState> for LeptosOptions {
    fn from_ref(state: &AppState) -> Self {
        state.leptos.clone()
    }
}

/// Every route, with the layers around it and the cached pages before them. Not a router again: to match the path once more
/// costs a cached page a tenth of its answer.
pub fn service(state: AppState) -> PageCache {
    let (routes, document) = openapi::api(read_elsewhere(&state.ctx.settings));
    let (described, leptos) = (document.clone(), state.leptos.clone());
    // Each drawn when somebody first asks, and once.
    let docs = Arc::new(LazyLock::new(move || docs::page(&described, &leptos)));
    let document = Arc::new(LazyLock::new(move || openapi::written(&document)));
    let loader = Arc::new(LazyLock::new(|| widget::script(widget::LOADER)));
    let feedback = Arc::new(LazyLock::new(|| widget::script(widget::FEEDBACK_BUTTON)));
    let api = routes
        .route("/api/openapi.json", get(move |asked: HeaderMap| async move { document.answer(&asked) }))
        .route("/api/docs", get(move || async move { (**docs).clone() }))
        .route("/api/support/chat/connect", get(socket::upgrade))
        .route("/widget.js", get(move |asked: HeaderMap| async move { loader.answer(&asked) }))
        .route("/feedback.js", get(move |asked: HeaderMap| async move { feedback.answer(&asked) }))
        .route("/help", get(|| async { Redirect::permanent("/") }))
        .route("/help/", get(|| async { Redirect::permanent("/") }))
        .route("/api", any(request_path_not_found))
        .route("/api/", any(request_path_not_found))
        .route("/api/{*path}", any(request_path_not_found))
        .route("/healthz", get(health::healthz))
        .route("/readyz", get(health::readyz))
        .merge(domains().into_iter().fold(Router::new(), |all, domain| all.merge(domain.routes)))
        .route("/metrics", get(health::metrics).with_state(state.clone()))
        .method_not_allowed_fallback(request_method_not_allowed)
        .with_state(state.ctx.clone());
    let (sockets, proxies) = (state.sockets.clone(), state.trusted_proxies.clone());
    let (limits, asked) = (state.clone(), state.clone());
    // One stack of layers, not one call of `layer` each: that would box every route anew for every layer, and clone
    // all of it at every request.
    let around = ServiceBuilder::new()
        .layer(MapRequestLayer::new(plain_request_id))
        .layer(SetRequestIdLayer::new(REQUEST_ID, MakeRequestUuid))
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .layer(from_fn_with_state(state.clone(), security_headers))
        .layer(from_fn_with_state(state.clone(), cache_policy))
        .layer(CompressionLayer::new().compress_when(
            DefaultPredicate::new().and(NotForContentType::const_new("application/zip")).and(is_no_file),
        ))
        .layer(from_fn(log_request))
        .layer(from_fn_with_state(state.clone(), answer_panic_or_timeout))
        .layer(MapRequestLayer::new(move |request| limit_body(&limits.policies, request)))
        .layer(MapRequestLayer::new(move |request| strip_foreign_referrer(&asked.ctx.settings, request)))
        .layer(MapRequestLayer::new(move |request| find_address(&proxies, request)))
        .layer(csrf(&state))
        .layer(from_fn_with_state(state.clone(), find_actor))
        .layer(Extension(sockets));
    let ctx = state.ctx.clone();
    let inner = pages(&state).merge(api).layer(around);
    PageCache::before(inner, ctx, CachedPublicPages(state.public_pages.clone()))
}

/// What somebody stored is packed already, or fetched once: to pack it costs more than it saves.
fn is_no_file(_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions) -> bool {
    !headers.contains_key(header::CONTENT_DISPOSITION)
}

/// A body may be as large as the policy of its route says.
fn limit_body<B>(policies: &RoutePolicies, mut request: Request<B>) -> Request<B> {
    DefaultBodyLimit::max(policies.find(request.uri().path()).largest_body).apply(&mut request);
    request
}

/// Where there are pages. They are listed once in a process: while Leptos lists them, what any page of the process begins to
/// load is never loaded, and that page waits for it for as long as it may take at all.
static PAGES: LazyLock<Vec<AxumRouteListing>> = LazyLock::new(|| generate_route_list(App));

/// The pages and the server functions; each gets the context, and who looks.
fn pages(state: &AppState) -> Router {
    let ctx = state.ctx.clone();
    let provide = move || {
        provide_context(ctx.clone());
        if let (_, Actor::Person(person)) = base::server::caller() {
            if use_context::<Parts>().is_some_and(|parts| is_for_somebody_else(parts.uri.path(), person.role))
            {
                mark_status(Code::Forbidden, None);
            }
            provide_context(Viewer { id: person.id, name: person.name, role: person.role });
        }
    };
    let options = state.leptos.clone();
    let files = Files::of(&options);
    // While somebody changes it, the files change under a server that runs.
    let files = move |options: &LeptosOptions| {
        if cfg!(debug_assertions) { Files::of(options) } else { files.clone() }
    };
    let shown = move || shell(files(&options));
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
    let files = ServeDir::new(&*state.leptos.site_root)
        .precompressed_br()
        .append_index_html_on_directories(false)
        .call_fallback_on_method_not_allowed(true)
        .fallback(not_found);
    Router::new()
        .leptos_routes_with_context(state, PAGES.clone(), provide, shown)
        .layer(from_fn_with_state((state.ctx.clone(), state.public_pages.clone()), prerender_layer))
        .layer(from_fn_with_state(state.clone(), strip_foreign_form_errors))
        .fallback_service(files)
        .layer(from_fn_with_state(state.ctx.clone(), brand_layer))
        .layer(from_fn_with_state(state.ctx.clone(), chat::server::switch_layer))
        .layer(from_fn_with_state(state.ctx.clone(), status_layer))
        .with_state(state.clone())
}

/// Refuses changes that another site's page asks a browser to make.
fn csrf(state: &AppState) -> CsrfLayer<fn(ProtectionError) -> Response> {
    let settings = &state.ctx.settings;
    let ours = [Some(&settings.public_url), settings.help_url.as_ref()];
    let own = ours
        .into_iter()
        .flatten()
        .fold(CsrfLayer::new(), |layer, origin| layer.clone().add_trusted_origin(origin).unwrap_or(layer));
    own.with_rejection_response(|_| Error::Forbidden.into_response())
}

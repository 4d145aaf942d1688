//! The layer with two domains that have nothing in common.

use std::sync::atomic::{AtomicUsize, Ordering};

use async_trait::async_trait;
use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode, header, request::Parts},
    middleware::from_fn_with_state,
    response::Response,
};
use base::{
    Locale,
    server::{Actor, ClientInfo, Ctx, Error, Result, test},
    uuid::Uuid,
};
use sqlx::{PgPool, postgres::PgConnectOptions};
use tower::ServiceExt;

use super::*;

/// A domain with one page below its prefix.
struct Domain {
    prefix: &'static str,
    kind: &'static str,
    views: AtomicUsize,
}

#[async_trait]
impl PublicPages for &'static Domain {
    fn owns(&self, path: &str) -> bool {
        path.starts_with(self.prefix)
    }

    async fn draw(
        &self,
        _ctx: &Ctx,
        _actor: &Actor,
        _client: &ClientInfo,
        path: &str,
        _parts: &Parts,
    ) -> Result<PublicPage> {
        match path.strip_prefix(self.prefix).unwrap_or_default() {
            "here" => Ok(PublicPage {
                on_view: Some(View::of(self.kind, Uuid::nil())),
                is_common: true,
                ..PublicPage::default()
            }),
            "was" => Ok(PublicPage { moved: Some(format!("{}is", self.prefix)), ..PublicPage::default() }),
            _ => Err(Error::NotFound),
        }
    }

    fn not_found(&self, _: Locale) -> (&'static str, &'static str) {
        ("Nothing", "Look elsewhere.")
    }

    fn count_view(&self, _: &Ctx, view: &View) {
        if view.kind == self.kind {
            self.views.fetch_add(1, Ordering::Relaxed);
        }
    }
}

async fn ask(method: &str, address: &str) -> (Response, [usize; 2]) {
    let domain = |prefix, kind| -> &'static Domain {
        Box::leak(Box::new(Domain { prefix, kind, views: AtomicUsize::new(0) }))
    };
    let domains = [domain("/help/", "article"), domain("/status/", "incident")];
    let registry = PublicPagesRegistry::new(domains.map(|domain| Box::new(domain) as _).into());
    let ctx = test::ctx(PgPool::connect_lazy_with(PgConnectOptions::new()));
    let router = Router::new()
        .fallback(|| async { "the page" })
        .layer(from_fn_with_state((ctx, registry), prerender_layer));
    let request =
        Request::builder().method(method).uri(address).header(header::USER_AGENT, "Mozilla/5.0 Gecko");
    let response = router.oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    (response, domains.map(|domain| domain.views.load(Ordering::Relaxed)))
}

#[tokio::test]
async fn the_domain_that_owns_an_address_draws_its_page_and_counts_its_views() {
    for (address, views) in [("/help/here", [1, 0]), ("/status/here?locale=de", [0, 1])] {
        let (response, counted) = ask("GET", address).await;
        assert_eq!((response.status(), counted), (StatusCode::OK, views), "{address}");
        let view = response.headers()[PAGE_CACHE_HEADER].to_str().unwrap().parse::<View>().unwrap();
        assert_eq!(view.kind, if views[0] == 1 { "article" } else { "incident" });
    }
    let (response, counted) = ask("HEAD", "/help/here").await;
    assert_eq!((response.headers().get(PAGE_CACHE_HEADER), counted), (None, [0, 0]), "nobody reads a head");
}

#[tokio::test]
async fn what_is_not_there_is_not_found_and_what_moved_leads_on() {
    let (response, counted) = ask("GET", "/status/gone").await;
    assert_eq!((response.status(), counted), (StatusCode::NOT_FOUND, [0, 0]));
    assert!(!response.headers().contains_key(PAGE_CACHE_HEADER));
    let (response, _) = ask("GET", "/help/was?a=b").await;
    assert_eq!(response.status(), StatusCode::MOVED_PERMANENTLY);
    assert_eq!(response.headers()[header::LOCATION], "/help/is?a=b");
    let (response, _) = ask("GET", "/help/%FF").await;
    assert_eq!(response.status(), StatusCode::NOT_FOUND);
    let (response, _) = ask("GET", "/agent").await;
    assert_eq!(response.status(), StatusCode::OK, "no public page is everybody else's");
    assert!(!response.headers().contains_key(PAGE_CACHE_HEADER));
}

#[test]
fn a_view_survives_its_header() {
    let view = View::of("article", Uuid::from_u128(7));
    assert_eq!(view.to_string().parse(), Ok(view));
    for nothing in ["", "article", "article x"] {
        assert!(nothing.parse::<View>().is_err(), "{nothing:?}");
    }
}

//! A cache of public pages: a stranger who asks for a page that another stranger just read gets it without it being
//! drawn again. Nothing of a signed-in person is ever kept or answered from here, and everything is dropped in every
//! process as soon as one of the feeds tells of a change. Knows no domain: which pages those are is said from outside.

mod cacheable_pages;
mod key;
mod page;
mod policy;
mod store;

use std::{
    convert::Infallible,
    future::{Future, Ready, ready},
    marker::PhantomData,
    net::SocketAddr,
    ops::ControlFlow,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
};

use axum::{
    BoxError, Router,
    body::{Body, Bytes, HttpBody},
    extract::ConnectInfo,
    http::{Request, header},
    response::{IntoResponse, Response},
};
use base::server::{Ctx, Error, Result, every};
use futures::future::Either;
use public_pages::server::PAGE_CACHE_HEADER;
use realtime::server::{CacheRefresher, Hub, refresh_cache};
use tower::{Service, ServiceExt};

pub use self::cacheable_pages::CacheablePages;
use self::{
    key::Key,
    page::Page,
    store::{Asked, Store},
};
use crate::middleware::REQUEST_ID;

/// How often old pages are taken out.
const SWEEP: Duration = Duration::from_secs(5);

/// Drops the pages whenever one of them changes anywhere, and each once it is old, until `stop` resolves.
pub(crate) async fn invalidate_on_change<P: CacheablePages>(
    ctx: Ctx,
    hub: Hub,
    stop: impl Future<Output = ()> + Send,
) {
    let store = ctx.shared::<Store<P::Record>>();
    let swept = Arc::clone(&store);
    let sweeps = every("the sweep of the page cache", SWEEP, std::future::pending(), move |_| {
        swept.drop_old();
        ready(Ok(()))
    });
    tokio::select! {
        () = refresh_cache(FollowedPages::<P> { ctx, store, pages: PhantomData }, hub, stop) => {}
        () = sweeps => {}
    }
}

struct FollowedPages<P: CacheablePages> {
    ctx: Ctx,
    store: Arc<Store<P::Record>>,
    pages: PhantomData<P>,
}

impl<P: CacheablePages> CacheRefresher for FollowedPages<P> {
    const NAME: &'static str = "the page cache";
    const FEEDS: &'static [&'static str] = P::FEEDS;

    async fn begin(&self) -> Result<()> {
        self.store.drop_all();
        Ok(())
    }

    async fn hear(&self, topic: &str) -> Result<ControlFlow<()>> {
        // First: a page that is drawn in between is drawn from what is new.
        P::forget(&self.ctx, topic);
        self.store.drop_all();
        Ok(ControlFlow::Continue(()))
    }
}

/// The router, with the pages that are kept before it. One pointer: it is cloned at every request.
pub struct PageCache<P: CacheablePages>(Arc<Inner<P>>);

impl<P: CacheablePages> Clone for PageCache<P> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

struct Inner<P: CacheablePages> {
    ctx: Ctx,
    store: Arc<Store<P::Record>>,
    pages: P,
    router: Router,
}

impl<P: CacheablePages> Inner<P> {
    fn answer<B>(&self, page: &Page<P::Record>, request: &Request<B>) -> Response {
        if let Some(record) = &page.record {
            self.pages.hit(&self.ctx, request.headers(), record);
        }
        // Without a number of its own: nothing in the log could be found by it.
        page.answer(request.headers())
    }

    /// Asks the router. An answer loses the word that it may be kept, which is between the page and this layer.
    async fn ask(&self, request: Request<Body>) -> Result<Response, Infallible> {
        let mut response = self.router.clone().oneshot(request).await?;
        response.headers_mut().remove(PAGE_CACHE_HEADER);
        Ok(response)
    }

    /// Draws the page under a key, once for everybody who asks for it meanwhile.
    async fn draw(&self, key: Key, request: Request<Body>) -> Result<Response, Infallible> {
        let drawing = match self.store.find_or_draw(&key).await {
            Asked::First(drawing) => drawing,
            Asked::Known(drawn) => {
                return match &drawn.page {
                    Some(page) => Ok(self.answer(page, &request)),
                    None => self.ask(request).await,
                };
            }
        };
        let common = at_address_of(&key, &request);
        let is_same_address = common.uri() == request.uri();
        let response = self.router.clone().oneshot(common).await?;
        let id = response.headers().get(REQUEST_ID).cloned();
        match Page::of(response).await {
            Ok(page) => {
                let drawn = drawing.finish(Some(page));
                let answer = drawn.page.as_ref().map(|page| page.answer(request.headers()));
                let mut answer = answer.unwrap_or_default();
                answer.headers_mut().extend(id.map(|id| (REQUEST_ID, id)));
                Ok(answer)
            }
            Err(other) => {
                drawing.finish(None);
                // It leads on with whatever was asked for.
                let is_cut = other.status().is_redirection() && !is_same_address;
                if is_cut { self.ask(request).await } else { Ok(other) }
            }
        }
    }
}

/// The same request as everybody makes it: without what changes nothing, and unpacked. It is packed once, for everybody, and
/// not in the router for this one answer.
fn at_address_of(key: &Key, request: &Request<Body>) -> Request<Body> {
    let mut common = Request::new(Body::empty());
    *common.uri_mut() = key.uri().unwrap_or_else(|| request.uri().clone());
    common.headers_mut().clone_from(request.headers());
    common.headers_mut().remove(header::ACCEPT_ENCODING);
    if let Some(peer) = request.extensions().get::<ConnectInfo<SocketAddr>>() {
        common.extensions_mut().insert(*peer);
    }
    common
}

impl<P: CacheablePages> PageCache<P> {
    /// Keeps the public pages of `router`.
    pub fn before(router: Router, ctx: Ctx, pages: P) -> Self {
        Self(Arc::new(Inner { store: ctx.shared::<Store<P::Record>>(), ctx, pages, router }))
    }

    /// Answers a request: from what is kept, before anything is made of it that only the router needs.
    pub fn answer<B>(&self, request: Request<B>, peer: Option<SocketAddr>) -> Answering
    where
        B: HttpBody<Data = Bytes> + Send + 'static,
        B::Error: Into<BoxError>,
    {
        let inner = &self.0;
        // A proxy is asked for a host and not for a path, which everything behind this counts on.
        if request.uri().path_and_query().is_none() {
            return Either::Left(ready(Ok(Error::MethodNotAllowed.into_response())));
        }
        let key = Key::of::<P, _>(&request);
        let drawn = key.as_ref().and_then(|key| inner.store.find(key));
        if let Some(page) = drawn.as_ref().and_then(|drawn| drawn.page.as_ref()) {
            return Either::Left(ready(Ok(inner.answer(page, &request))));
        }
        let mut request = request.map(Body::new);
        if let Some(peer) = peer {
            request.extensions_mut().insert(ConnectInfo(peer));
        }
        let inner = Arc::clone(inner);
        Either::Right(Box::pin(async move {
            match key {
                Some(key) => inner.draw(key, request).await,
                None => inner.ask(request).await,
            }
        }))
    }
}

/// An answer that is there, or one that is made.
pub type Answering = Either<
    Ready<Result<Response, Infallible>>,
    Pin<Box<dyn Future<Output = Result<Response, Infallible>> + Send>>,
>;

impl<P: CacheablePages> Service<Request<Body>> for PageCache<P> {
    type Response = Response;
    type Error = Infallible;
    type Future = Answering;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        self.answer(request, None)
    }
}

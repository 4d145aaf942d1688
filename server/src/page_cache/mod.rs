//! Public pages, kept as bytes: a stranger who asks for a page that another stranger just read gets it without it being
//! drawn again. Nothing of a signed-in person is ever kept or answered from here, and everything is dropped in every
//! process as soon as an article changes.

mod key;
mod page;
mod policy;

use std::{
    collections::HashMap,
    convert::Infallible,
    future::{Future, Ready, ready},
    net::SocketAddr,
    ops::ControlFlow,
    pin::Pin,
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicU64, Ordering},
    },
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
use base::server::{Ctx, Error, Result, is_robot};
use futures::future::Either;
use public_pages::server::{PAGE_CACHE_HEADER, PublicPagesRegistry};
use realtime::server::{CacheRefresher, Hub, refresh_cache};
use tower::{Service, ServiceExt};

use self::{key::Key, page::Page};
use crate::middleware::REQUEST_ID;

/// How long a page may be answered from memory, so that "5 min ago" does not stay so; and how often those that are older
/// are taken out, which costs nothing when they are asked for.
const FRESH: Duration = Duration::from_secs(60);
const SWEEP: Duration = Duration::from_secs(5);
/// The most pages, and the most bytes of them.
const MOST_PAGES: usize = 5_000;
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// The pages of this process.
#[derive(Default)]
pub struct Store {
    pages: RwLock<Pages>,
    /// Grows with every drop: a page that was being drawn meanwhile is not kept.
    turn: AtomicU64,
}

#[derive(Default)]
struct Pages {
    by_key: HashMap<Key, Arc<Page>>,
    bytes: usize,
}

impl Store {
    fn find(&self, key: &Key) -> Option<Arc<Page>> {
        let pages = self.pages.read().unwrap_or_else(PoisonError::into_inner);
        pages.by_key.get(key).cloned()
    }

    fn keep(&self, key: Key, page: Page, turn: u64) {
        let mut pages = self.pages.write().unwrap_or_else(PoisonError::into_inner);
        if self.turn.load(Ordering::Acquire) != turn {
            return;
        }
        if pages.by_key.len() >= MOST_PAGES || pages.bytes + page.size() > MOST_BYTES {
            *pages = Pages::default();
        }
        pages.bytes += page.size();
        if let Some(before) = pages.by_key.insert(key, Arc::new(page)) {
            pages.bytes -= before.size();
        }
    }

    /// Forgets the pages that were drawn a while ago.
    fn drop_old(&self) {
        let mut pages = self.pages.write().unwrap_or_else(PoisonError::into_inner);
        let Pages { by_key, bytes } = &mut *pages;
        by_key.retain(|_, page| {
            let is_fresh = page.drawn_at.elapsed() < FRESH;
            *bytes -= if is_fresh { 0 } else { page.size() };
            is_fresh
        });
    }

    /// Forgets every page.
    pub fn drop_all(&self) {
        let mut pages = self.pages.write().unwrap_or_else(PoisonError::into_inner);
        self.turn.fetch_add(1, Ordering::AcqRel);
        *pages = Pages::default();
    }
}

/// Drops the pages whenever an article changes anywhere, and each once it is old, until `stop` resolves.
pub async fn invalidate_on_change(ctx: Ctx, hub: Hub, stop: impl Future<Output = ()> + Send) {
    let store = ctx.shared::<Store>();
    let sweeps = async {
        loop {
            tokio::time::sleep(SWEEP).await;
            store.drop_old();
        }
    };
    tokio::select! {
        () = refresh_cache(FollowedPages(Arc::clone(&store)), hub, stop) => {}
        () = sweeps => {}
    }
}

struct FollowedPages(Arc<Store>);

impl CacheRefresher for FollowedPages {
    const NAME: &'static str = "the cached pages";
    const FEEDS: &'static [&'static str] = &[knowledge::server::FEED];

    async fn begin(&self) -> Result<()> {
        self.0.drop_all();
        Ok(())
    }

    async fn hear(&self, _: &str) -> Result<ControlFlow<()>> {
        self.0.drop_all();
        Ok(ControlFlow::Continue(()))
    }
}

/// The router, with the pages that are kept before it. One pointer: it is cloned at every request.
#[derive(Clone)]
pub struct PageCache(Arc<Inner>);

struct Inner {
    ctx: Ctx,
    store: Arc<Store>,
    public_pages: PublicPagesRegistry,
    router: Router,
}

impl PageCache {
    /// Keeps the public pages of `router`.
    pub fn before(router: Router, ctx: Ctx, public_pages: PublicPagesRegistry) -> Self {
        Self(Arc::new(Inner { store: ctx.shared::<Store>(), ctx, public_pages, router }))
    }
}

impl Inner {
    fn answer<B>(&self, page: &Page, request: &Request<B>) -> Response {
        if let Some(view) = &page.on_view {
            self.public_pages.count_view(&self.ctx, is_robot(request.headers()), view);
        }
        // Without a number of its own: nothing in the log could be found by it.
        page.answer(request.headers())
    }
}

/// An answer without the word that it may be kept, which is between the page and this layer.
fn unmarked(mut response: Response) -> Response {
    response.headers_mut().remove(PAGE_CACHE_HEADER);
    response
}

/// An answer that is there, or one that is made.
pub type Answering = Either<
    Ready<Result<Response, Infallible>>,
    Pin<Box<dyn Future<Output = Result<Response, Infallible>> + Send>>,
>;

impl PageCache {
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
        let key = Key::of(&request);
        if let Some(page) = key.as_ref().and_then(|key| inner.store.find(key)) {
            return Either::Left(ready(Ok(inner.answer(&page, &request))));
        }
        let mut request = request.map(Body::new);
        if let Some(peer) = peer {
            request.extensions_mut().insert(ConnectInfo(peer));
        }
        let (store, router) = (Arc::clone(&inner.store), inner.router.clone());
        let Some(key) = key else {
            return Either::Right(Box::pin(async { Ok(unmarked(router.oneshot(request).await?)) }));
        };
        let turn = store.turn.load(Ordering::Acquire);
        let asked = request.headers().clone();
        // Packed once here, for everybody, not in the router for this one answer.
        request.headers_mut().remove(header::ACCEPT_ENCODING);
        Either::Right(Box::pin(async move {
            let response = router.oneshot(request).await?;
            let id = response.headers().get(REQUEST_ID).cloned();
            Ok(match Page::of(response).await {
                Ok(page) => {
                    let mut answer = page.answer(&asked);
                    answer.headers_mut().extend(id.map(|id| (REQUEST_ID, id)));
                    store.keep(key, page, turn);
                    answer
                }
                Err(other) => other,
            })
        }))
    }
}

impl Service<Request<Body>> for PageCache {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_page_that_is_old_is_drawn_anew() {
        let store = Store::default();
        let key = || Key::of(&Request::get("/help/articles/a").body(()).unwrap()).unwrap();
        let answer = || ([(PAGE_CACHE_HEADER, "")], "<p>5 min ago</p>").into_response();
        store.keep(key(), Page::of(answer()).await.unwrap(), 0);
        store.drop_old();
        assert!(store.find(&key()).is_some());
        let mut old = Page::of(answer()).await.unwrap();
        old.drawn_at -= FRESH;
        store.keep(key(), old, 0);
        store.drop_old();
        assert!(store.find(&key()).is_none());
        assert_eq!(store.pages.read().unwrap().bytes, 0);
    }
}

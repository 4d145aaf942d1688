//! The public pages, as the cache before the router keeps them.

use std::future::Future;

use app::is_public_path;
use axum::http::HeaderMap;
use base::server::{Ctx, is_robot};
use knowledge::server::FEED as ARTICLES;
use public_pages::server::{PublicPagesRegistry, View};
use realtime::server::Hub;
use settings::server::{FEED as SETTINGS, forget_settings};

use crate::page_cache::{self, CacheablePages};

/// The router with the public pages before it.
pub type PageCache = page_cache::PageCache<CachedPublicPages>;

/// Drops the kept pages whenever an article or the brand changes anywhere, and each once it is old, until `stop` resolves.
pub async fn invalidate_on_change(ctx: Ctx, hub: Hub, stop: impl Future<Output = ()> + Send) {
    page_cache::invalidate_on_change::<CachedPublicPages>(ctx, hub, stop).await;
}

/// The pages that readers read, except searches: each is asked once.
pub struct CachedPublicPages(pub PublicPagesRegistry);

impl CacheablePages for CachedPublicPages {
    type Record = View;
    const FEEDS: &'static [&'static str] = &[ARTICLES, SETTINGS];
    const PARAMETERS: &'static [&'static str] = &["q", "page", "locale"];

    fn is_cacheable(path: &str) -> bool {
        is_public_path(path) && !path.starts_with("/help/search")
    }

    fn forget(ctx: &Ctx, topic: &str) {
        forget_settings(ctx, topic);
    }

    fn hit(&self, ctx: &Ctx, headers: &HeaderMap, view: &View) {
        self.0.count_view(ctx, is_robot(headers), view);
    }
}

//! The help center's pages, as the cache before the router keeps them.

use std::future::Future;

use axum::http::HeaderMap;
use base::server::{CacheablePages, Ctx, is_robot};
use knowledge::{
    ArticleId, public_path,
    server::{FEED, count_view},
};
use realtime::server::Hub;

use crate::page_cache;

/// The router with the help center's pages before it.
pub type PageCache = page_cache::PageCache<HelpPages>;

/// Drops the kept pages whenever an article changes anywhere, and each once it is old, until `stop` resolves.
pub async fn invalidate_on_change(ctx: Ctx, hub: Hub, stop: impl Future<Output = ()> + Send) {
    page_cache::invalidate_on_change::<HelpPages>(ctx, hub, stop).await;
}

/// The pages that readers read, except searches: each is asked once.
pub struct HelpPages;

impl CacheablePages for HelpPages {
    type Record = ArticleId;
    const FEEDS: &'static [&'static str] = &[FEED];
    const PARAMETERS: &'static [&'static str] = &["q", "page", "locale", "helped", "said"];

    fn is_cacheable(path: &str) -> bool {
        public_path(path).is_some_and(|place| !place.starts_with("search"))
    }

    fn hit(ctx: &Ctx, headers: &HeaderMap, article: &ArticleId) {
        count_view(ctx, is_robot(headers), *article);
    }
}

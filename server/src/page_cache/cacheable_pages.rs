//! What a cache before the router has to know of the pages that it may keep.

use std::str::FromStr;

use axum::http::HeaderMap;
use base::server::Ctx;

/// Pages that are the same for every stranger.
pub trait CacheablePages: Send + Sync + 'static {
    /// What such a page may show, as [`PAGE_CACHE_HEADER`](public_pages::server::PAGE_CACHE_HEADER) names it.
    type Record: FromStr + Send + Sync + 'static;
    /// The feeds that tell of changes to any of them.
    const FEEDS: &'static [&'static str];
    /// The parameters in an address that change such a page; all others are left out before it is drawn.
    const PARAMETERS: &'static [&'static str];

    /// Whether a path leads to such a page.
    fn is_cacheable(path: &str) -> bool;

    /// Something on one of the feeds changed: what such a page is made of and this process remembers is old.
    fn forget(ctx: &Ctx, topic: &str);

    /// A page that shows `record` was answered from the cache, to a request with these headers.
    fn hit(&self, ctx: &Ctx, headers: &HeaderMap, record: &Self::Record);
}

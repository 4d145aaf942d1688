//! A registry of the domains that have public pages.

use std::sync::Arc;

use async_trait::async_trait;
use axum::http::request::Parts;
use base::{
    Locale,
    server::{Actor, ClientInfo, Ctx, Result},
};

use super::{PublicPage, View};

/// The public pages of a domain.
#[async_trait]
pub trait PublicPages: Send + Sync {
    /// Whether the page at `path`, as the address spells it, is one of them.
    fn owns(&self, path: &str) -> bool;

    /// Draws the page at `path`, decoded; `parts` are the request as it came, with its query and its cookies.
    ///
    /// # Errors
    /// [`base::server::Error::NotFound`] where there is none, or none that the actor may read.
    async fn draw(
        &self,
        ctx: &Ctx,
        actor: &Actor,
        client: &ClientInfo,
        path: &str,
        parts: &Parts,
    ) -> Result<PublicPage>;

    /// What is said where there is no page: a title, and a hint where to go on.
    fn not_found(&self, locale: Locale) -> (&'static str, &'static str);

    /// Somebody was shown a page with this view, drawn anew or from the page cache. Views of other domains come too.
    fn count_view(&self, _ctx: &Ctx, _view: &View) {}
}

/// Every domain's public pages.
#[derive(Clone)]
pub struct PublicPagesRegistry(Arc<[Box<dyn PublicPages>]>);

impl PublicPagesRegistry {
    /// Of these domains.
    pub fn new(domains: Vec<Box<dyn PublicPages>>) -> Self {
        Self(domains.into())
    }

    /// The domain that draws the page at `path`.
    pub fn owner(&self, path: &str) -> Option<&dyn PublicPages> {
        self.0.iter().find(|domain| domain.owns(path)).map(|domain| &**domain)
    }

    /// Counts a view, unless a program looked.
    pub fn count_view(&self, ctx: &Ctx, is_robot: bool, view: &View) {
        if !is_robot {
            self.0.iter().for_each(|domain| domain.count_view(ctx, view));
        }
    }
}

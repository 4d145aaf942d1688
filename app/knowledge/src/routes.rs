//! The help center's pages, all lazy, and few: what a route costs is in everybody's first download.

use leptos::prelude::*;
use leptos_router::{Lazy, SsrMode, any_nested_route::IntoAnyNestedRoute, components::Route, path};

use crate::pages::{ArticleDeskPage, LeafPage};

/// `/help/…` for readers, `/agent/articles/…` for writers.
#[component(transparent)]
pub fn HelpRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/help/*place") view={Lazy::<LeafPage>::new()} ssr=SsrMode::Async/>
        <Route path=path!("/agent/articles") view={Lazy::<ArticleDeskPage>::new()} ssr=SsrMode::Async/>
        <Route path=path!("/agent/articles/*place") view={Lazy::<ArticleDeskPage>::new()} ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

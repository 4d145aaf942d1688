//! The help center's pages, and few: what a route costs is in everybody's first download. Readers' pages are in it too;
//! apart they would come with the pieces that they share with others, which weigh more than they do.

use leptos::prelude::*;
use leptos_router::{
    Lazy, SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::Route,
    path,
};

use crate::pages::{ArticleDeskPage, PublicPageView};

/// `/help/…` for readers, `/agent/articles/…` for writers.
#[component(transparent)]
pub fn HelpRoutes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/help/*place") view=PublicPageView ssr=SsrMode::Async/>
        <Route path=path!("/agent/articles") view={Lazy::<ArticleDeskPage>::new()} ssr=SsrMode::Async/>
        <Route path=path!("/agent/articles/*place") view={Lazy::<ArticleDeskPage>::new()} ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

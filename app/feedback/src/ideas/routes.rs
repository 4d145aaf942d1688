//! The routes of ideas.

use leptos::prelude::*;
use leptos_router::{
    Lazy, SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::Route,
    path,
};

use super::pages::{IdeaPage, IdeasPage};

/// `/ideas` and one of them.
#[component(transparent)]
pub fn IdeaRoutes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/ideas") view={Lazy::<IdeasPage>::new()} ssr=SsrMode::Async/>
        <Route path=path!("/ideas/:number") view={Lazy::<IdeaPage>::new()} ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

//! The queue's pages, for admins.

use leptos::prelude::*;
use leptos_router::{
    Lazy, SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::Route,
    path,
};

use crate::pages::DeadLettersPage;

/// `/admin/jobs`.
#[component(transparent)]
pub fn JobRoutes() -> AnyNestedRoute {
    view! { <Route path=path!("/admin/jobs") view={Lazy::<DeadLettersPage>::new()} ssr=SsrMode::Async/> }
        .into_inner()
        .into_any_nested_route()
}

//! The consumers' page, for admins.

use leptos::prelude::*;
use leptos_router::{
    Lazy, SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::Route,
    path,
};

use crate::pages::SetAsidePage;

/// `/admin/deliveries`.
#[component(transparent)]
pub fn ConsumerRoutes() -> AnyNestedRoute {
    view! { <Route path=path!("/admin/deliveries") view={Lazy::<SetAsidePage>::new()} ssr=SsrMode::Async/> }
        .into_inner()
        .into_any_nested_route()
}

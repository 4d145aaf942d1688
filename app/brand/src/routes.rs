//! The brand's page, for admins.

use leptos::prelude::*;
use leptos_router::{
    Lazy, SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::Route,
    path,
};

use crate::pages::BrandPage;

/// `/admin/brand`.
#[component(transparent)]
pub fn BrandRoutes() -> AnyNestedRoute {
    view! { <Route path=path!("/admin/brand") view={Lazy::<BrandPage>::new()} ssr=SsrMode::Async/> }
        .into_inner()
        .into_any_nested_route()
}

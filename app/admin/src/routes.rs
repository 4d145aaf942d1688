//! The pages of this crate: one lazy page for all of them, because each of its own costs everybody's first download.

use leptos::prelude::*;
use leptos_router::{
    Lazy, SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::Route,
    path,
};

use crate::pages::AdminPage;

/// `/admin/support`, `/admin/categories`, `/admin/retention`, `/admin/audit`, and what is known of somebody: `/account/data`,
/// `/admin/people/:id/data`, and the receipt of an erasure.
#[component(transparent)]
pub fn AdminRoutes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/admin/support") view={Lazy::<AdminPage>::new()} ssr=SsrMode::Async/>
        <Route path=path!("/admin/categories") view={Lazy::<AdminPage>::new()} ssr=SsrMode::Async/>
        <Route path=path!("/admin/retention") view={Lazy::<AdminPage>::new()} ssr=SsrMode::Async/>
        <Route path=path!("/admin/people/:id/data") view={Lazy::<AdminPage>::new()} ssr=SsrMode::Async/>
        <Route path=path!("/account/data") view={Lazy::<AdminPage>::new()} ssr=SsrMode::Async/>
        <Route path=path!("/erased/:id") view={Lazy::<AdminPage>::new()} ssr=SsrMode::Async/>
        <Route path=path!("/admin/audit") view={Lazy::<AdminPage>::new()} ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

//! The page of files, for admins.

use leptos::prelude::*;
use leptos_router::{
    Lazy, SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::Route,
    path,
};

use crate::pages::FilesPage;

/// `/admin/files`.
#[component(transparent)]
pub fn FileRoutes() -> AnyNestedRoute {
    view! { <Route path=path!("/admin/files") view={Lazy::<FilesPage>::new()} ssr=SsrMode::Async/> }
        .into_inner()
        .into_any_nested_route()
}

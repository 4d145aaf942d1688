//! The routes of the analysis.

use leptos::prelude::*;
use leptos_router::{
    Lazy, SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::Route,
    path,
};

use super::pages::{TagRulesPage, TrendsPage};

/// `/agent/feedback/trends` and `/admin/feedback`. They stand before one piece at the desk, whose address has any last word.
#[component(transparent)]
pub fn AnalysisRoutes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/agent/feedback/trends") view={Lazy::<TrendsPage>::new()} ssr=SsrMode::Async/>
        <Route path=path!("/admin/feedback") view={Lazy::<TagRulesPage>::new()} ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

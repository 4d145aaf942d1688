//! The routes of reports and of the dashboard.

use leptos::prelude::*;
use leptos_router::{
    Lazy, SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::Route,
    path,
};

use crate::pages::{DashboardPage, FigureTicketsPage, HoursPage, ReportPage, ReportsPage};

/// `/agent/dashboard`, `/agent/reports`, a report below it, the tickets that a number of it is made of, and `/admin/reports`.
#[component(transparent)]
pub fn ReportRoutes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/agent/dashboard") view={Lazy::<DashboardPage>::new()} ssr=SsrMode::Async/>
        <Route path=path!("/agent/reports") view={Lazy::<ReportsPage>::new()} ssr=SsrMode::Async/>
        <Route path=path!("/agent/reports/:name") view={Lazy::<ReportPage>::new()} ssr=SsrMode::Async/>
        <Route path=path!("/agent/reports/:name/tickets") view={Lazy::<FigureTicketsPage>::new()} ssr=SsrMode::Async/>
        <Route path=path!("/admin/reports") view={Lazy::<HoursPage>::new()} ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

//! The tickets' routes. They stand here because two of their pages show what another domain knows.

use leptos::prelude::*;
use leptos_router::{
    Lazy, SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::{ParentRoute, Route},
    path,
};
use tickets::{DeskPage, NothingChosen, RequestPage};

use crate::{desk_ticket::DeskTicketPage, requests::RequestsPage};

/// `/dashboard/help` and one's own conversation below it.
#[component(transparent)]
pub(crate) fn TicketRoutes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/dashboard/help") view={Lazy::<RequestsPage>::new()} ssr=SsrMode::Async/>
        <Route path=path!("/dashboard/help/:number") view={Lazy::<RequestPage>::new()} ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

/// `/agent` with its list, and the chosen ticket beside it.
#[component(transparent)]
pub(crate) fn DeskRoutes() -> AnyNestedRoute {
    view! {
        <ParentRoute path=path!("/agent") view={Lazy::<DeskPage>::new()} ssr=SsrMode::Async>
            <Route path=path!("") view=NothingChosen ssr=SsrMode::Async/>
            <Route path=path!("/tickets/:number") view={Lazy::<DeskTicketPage>::new()} ssr=SsrMode::Async/>
        </ParentRoute>
    }
    .into_inner()
    .into_any_nested_route()
}

//! The routes of tickets, organisations and one's own account. They stand here because some of their pages show what another domain knows.

use ::chat::NoChatChosen;
use identity::OrganizationsPage;
use leptos::prelude::*;
use leptos_router::{
    Lazy, SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::{ParentRoute, Route},
    path,
};
use tickets::{DeskPage, NothingChosen, TicketTablePage};

use crate::{
    account::OwnAccountPage,
    chat::{ChatFramePage, ChatPage},
    chat_desk::{ChatAtDeskPage, ChatDeskPage},
    desk::OrganizationTicketsPage,
    desk_ticket::DeskTicketPage,
    feedback_at_desk::FeedbackAtDeskPage,
    requests::RequestsPage,
    satisfaction::{OwnTicketPage, RatingsPage, SatisfactionPage},
};

/// `/chat`, and what widgets show of it.
#[component(transparent)]
pub(crate) fn VisitorRoutes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/chat") view={Lazy::<ChatPage>::new()} ssr=SsrMode::Async/>
        <Route path=path!("/chat/frame") view={Lazy::<ChatFramePage>::new()} ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

/// `/dashboard/help` with one's own conversation below it, the question that follows it by mail, and the admins' table of all tickets.
#[component(transparent)]
pub(crate) fn TicketRoutes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/dashboard/help") view={Lazy::<RequestsPage>::new()} ssr=SsrMode::Async/>
        <Route path=path!("/dashboard/help/:number") view={Lazy::<OwnTicketPage>::new()} ssr=SsrMode::Async/>
        <Route path=path!("/satisfaction") view={Lazy::<SatisfactionPage>::new()} ssr=SsrMode::Async/>
        <Route path=path!("/dashboard/admin/support/tickets") view={Lazy::<TicketTablePage>::new()} ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

/// `/agent/organizations` and one of them.
#[component(transparent)]
pub(crate) fn OrganizationRoutes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/agent/organizations") view={Lazy::<OrganizationsPage>::new()} ssr=SsrMode::Async/>
        <Route path=path!("/agent/organizations/:id") view={Lazy::<OrganizationTicketsPage>::new()} ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

/// `/account`.
#[component(transparent)]
pub(crate) fn AccountRoutes() -> AnyNestedRoute {
    view! { <Route path=path!("/account") view={Lazy::<OwnAccountPage>::new()} ssr=SsrMode::Async/> }
        .into_inner()
        .into_any_nested_route()
}

/// `/agent/chats` with its lists, and the chosen chat beside them.
#[component(transparent)]
pub(crate) fn ChatDeskRoutes() -> AnyNestedRoute {
    view! {
        <ParentRoute path=path!("/agent/chats") view={Lazy::<ChatDeskPage>::new()} ssr=SsrMode::Async>
            <Route path=path!("") view=NoChatChosen ssr=SsrMode::Async/>
            <Route path=path!("/:id") view={Lazy::<ChatAtDeskPage>::new()} ssr=SsrMode::Async/>
        </ParentRoute>
    }
    .into_inner()
    .into_any_nested_route()
}

/// One piece of feedback, `/agent/feedback/{id}`, and the ratings of tickets, `/agent/satisfaction`.
#[component(transparent)]
pub(crate) fn FeedbackDeskRoutes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/agent/feedback/:id") view={Lazy::<FeedbackAtDeskPage>::new()} ssr=SsrMode::Async/>
        <Route path=path!("/agent/satisfaction") view={Lazy::<RatingsPage>::new()} ssr=SsrMode::Async/>
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

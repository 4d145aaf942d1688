//! Identity's pages, all lazy.

use leptos::prelude::*;
use leptos_router::{
    Lazy, SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::Route,
    path,
};

use crate::pages::{
    ConfirmEmailPage, ForgotPasswordPage, InvitationPage, PeoplePage, PersonPage, RegisterPage,
    ResetPasswordPage, SignInPage, TeamsPage,
};

/// `/login`, `/register`, `/forgot-password`, `/reset-password`, `/confirm-email`, `/invitation`; people and teams
/// below `/admin`.
#[component(transparent)]
pub fn IdentityRoutes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/login") view={Lazy::<SignInPage>::new()} ssr=SsrMode::Async/>
        <Route path=path!("/register") view={Lazy::<RegisterPage>::new()} ssr=SsrMode::Async/>
        <Route path=path!("/invitation") view={Lazy::<InvitationPage>::new()} ssr=SsrMode::Async/>
        <Route path=path!("/admin/people") view={Lazy::<PeoplePage>::new()} ssr=SsrMode::Async/>
        <Route path=path!("/admin/people/:id") view={Lazy::<PersonPage>::new()} ssr=SsrMode::Async/>
        <Route path=path!("/admin/teams") view={Lazy::<TeamsPage>::new()} ssr=SsrMode::Async/>
        <Route path=path!("/forgot-password") view={Lazy::<ForgotPasswordPage>::new()} ssr=SsrMode::Async/>
        <Route path=path!("/reset-password") view={Lazy::<ResetPasswordPage>::new()} ssr=SsrMode::Async/>
        <Route path=path!("/confirm-email") view={Lazy::<ConfirmEmailPage>::new()} ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

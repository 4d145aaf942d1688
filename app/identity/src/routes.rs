//! Identity's pages, all lazy.

use leptos::prelude::*;
use leptos_router::{
    Lazy, SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::Route,
    path,
};

use crate::pages::{AccountPage, RegisterPage, SignInPage};

/// `/login`, `/register`, `/account`.
#[component(transparent)]
pub fn IdentityRoutes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/login") view={Lazy::<SignInPage>::new()} ssr=SsrMode::Async/>
        <Route path=path!("/register") view={Lazy::<RegisterPage>::new()} ssr=SsrMode::Async/>
        <Route path=path!("/account") view={Lazy::<AccountPage>::new()} ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

//! The routes of chat.

use leptos::prelude::*;
use leptos_router::{
    Lazy, SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::Route,
    path,
};

use crate::pages::{CannedRepliesPage, ChatSettingsPage};

/// `/admin/chat` and `/agent/canned-replies`. The pages of visitors and of the desk stand in `app`, beside what they show of other domains.
#[component(transparent)]
pub fn ChatRoutes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/admin/chat") view={Lazy::<ChatSettingsPage>::new()} ssr=SsrMode::Async/>
        <Route path=path!("/agent/canned-replies") view={Lazy::<CannedRepliesPage>::new()} ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

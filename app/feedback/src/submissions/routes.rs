//! The routes of feedback.

use leptos::prelude::*;
use leptos_router::{
    Lazy, SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::Route,
    path,
};

use super::pages::{FeedbackFramePage, FeedbackListPage, GiveFeedbackPage};

/// Where feedback is given: on a page, or in a frame of another one.
pub(crate) fn address_of(is_framed: bool) -> &'static str {
    if is_framed { "/feedback/frame" } else { "/feedback" }
}

/// Whether a path is that of the page within frames.
pub fn is_feedback_frame(path: &str) -> bool {
    path == address_of(true)
}

/// `/feedback`, the same within frames, and the desk's list. One piece at the desk stands in `app`, beside what it shows of
/// tickets.
#[component(transparent)]
pub fn FeedbackRoutes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/feedback") view={Lazy::<GiveFeedbackPage>::new()} ssr=SsrMode::Async/>
        <Route path=path!("/feedback/frame") view={Lazy::<FeedbackFramePage>::new()} ssr=SsrMode::Async/>
        <Route path=path!("/agent/feedback") view={Lazy::<FeedbackListPage>::new()} ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

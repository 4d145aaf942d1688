//! A customer's tickets, with answers from the help center beside the form for a new one.

use knowledge::Answers;
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};
use tickets::Requests;

/// The page.
pub struct RequestsPage;

#[lazy_route]
impl LazyRoute for RequestsPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Requests beside=|subject, form| view! { <Answers subject form/> }.into_any()/> }.into_any()
    }
}

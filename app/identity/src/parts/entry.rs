//! The frame of a page by which one comes in: whom it greets, and one card with what there is to do.

use leptos::prelude::*;
use leptos_meta::Title;

use super::lamp::Lamp;

/// The frame.
#[component]
pub(crate) fn Entry(
    /// What the page is called.
    title: &'static str,
    /// What it is for.
    lead: &'static str,
    /// The card.
    children: Children,
) -> impl IntoView {
    view! {
        <Title text=title/>
        <div class="page entry">
            <div class="entry__welcome">
                <Lamp/>
                <h1>{title}</h1>
                <p class="page__lead">{lead}</p>
            </div>
            <div class="card entry__card">{children()}</div>
        </div>
    }
}

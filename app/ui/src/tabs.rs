//! Tabs that are places: each has an address, so they work without script and can be sent to somebody.

use leptos::prelude::*;

/// A row of tabs.
#[component]
pub fn Tabs(
    /// What the tabs divide.
    #[prop(into)]
    label: String,
    /// [`TabLink`]s.
    children: Children,
) -> impl IntoView {
    view! { <nav class="tabs" aria-label=label>{children()}</nav> }
}

/// One tab.
#[component]
pub fn TabLink(
    /// Its address.
    #[prop(into)]
    href: String,
    /// Whether it is the one that is shown.
    #[prop(into)]
    current: Signal<bool>,
    /// Its name.
    children: Children,
) -> impl IntoView {
    view! {
        <a class="tabs__tab" href=href aria-current=move || current.get().then_some("page")>
            {children()}
        </a>
    }
}

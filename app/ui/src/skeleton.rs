//! The shape of what is coming. It shows only after a moment, so that quick answers do not flicker.

use leptos::prelude::*;

/// Grey lines where text will be.
#[component]
pub fn Skeleton(
    /// How many.
    #[prop(default = 3)]
    lines: usize,
    /// What a screen reader hears.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let bars = (0..lines).map(|_| view! { <span class="skeleton__line"></span> }).collect_view();
    view! {
        <div class="skeleton" role="status">
            <span class="visually-hidden">{label}</span>
            {bars}
        </div>
    }
}

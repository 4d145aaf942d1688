//! An empty place: what will be here, and the first step.

use leptos::prelude::*;

/// What stands where nothing stands yet.
#[component]
pub fn Empty(
    /// What is not here.
    #[prop(into)]
    title: String,
    /// What will be, or what to do.
    #[prop(into)]
    hint: String,
    /// Whether it is the whole page, which this is the heading of.
    #[prop(optional)]
    is_page: bool,
    /// The first step.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <svg class="empty__lamp" viewBox="0 0 64 64" aria-hidden="true">
                <path d="M24 12h16l6 18H18z M22 30h20v4H22z M26 34v14h12V34 M20 52h24 M32 4v8"></path>
                <path class="empty__glow" d="M12 38l-6 3 M52 38l6 3 M14 22l-6-3 M50 22l6-3"></path>
            </svg>
            {if is_page {
                view! { <h1 class="empty__title">{title}</h1> }.into_any()
            } else {
                view! { <p class="empty__title">{title}</p> }.into_any()
            }}
            <p class="empty__hint">{hint}</p>
            {children.map(|children| children())}
        </div>
    }
}

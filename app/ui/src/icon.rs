//! One sprite, one request: `/icons.svg`.

use leptos::prelude::*;

/// An icon of the sprite. It says nothing to a screen reader; the text beside it does.
#[component]
pub fn Icon(
    /// The symbol's name in the sprite.
    #[prop(into)]
    name: String,
) -> impl IntoView {
    view! {
        <svg class="icon" aria-hidden="true" focusable="false">
            <use href=format!("/icons.svg#{name}")></use>
        </svg>
    }
}

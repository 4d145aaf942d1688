//! The drawing of whoever comes in: a door with its lamp on.

use leptos::prelude::*;

/// The drawing. It says nothing that the words beside it do not say.
#[component]
pub(crate) fn Lamp() -> impl IntoView {
    view! {
        <svg class="lamp" viewBox="0 0 200 160" aria-hidden="true" focusable="false">
            <path class="lamp__light" d="M146 54 L186 148 H106 Z"></path>
            <path class="lamp__line" d="M10 148 H190 M28 148 V30 q0-12 12-12 h44 q12 0 12 12 V148 M40 148 V36 q0-6 6-6 h32 q6 0 6 6 V148"></path>
            <path class="lamp__line" d="M50 44 h24 v30 h-24 z M62 44 v30 M50 59 h24 M75 98 v10"></path>
            <path class="lamp__line" d="M96 26 h50 v8 M137 34 h18 l5 18 h-28 z M132 52 h28"></path>
            <path class="lamp__glow" d="M146 60 v7 M134 59 l-5 6 M158 59 l5 6"></path>
        </svg>
    }
}

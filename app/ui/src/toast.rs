//! Short news at the edge of the screen, announced politely.

use leptos::prelude::*;
use std::time::Duration;

const SHOWN: Duration = Duration::from_secs(6);

#[derive(Clone, Debug, PartialEq)]
struct Toast {
    id: u64,
    text: String,
}

#[derive(Clone, Copy)]
struct Toasts(RwSignal<Vec<Toast>>);

/// Makes room for toasts; a [`Toaster`] below shows them.
pub fn provide_toasts() {
    provide_context(Toasts(RwSignal::new(Vec::new())));
}

/// Shows a sentence for a few seconds.
pub fn toast(text: impl Into<String>) {
    let Some(Toasts(toasts)) = use_context() else { return };
    let id = toasts.with_untracked(|all| all.last().map_or(1, |last| last.id + 1));
    toasts.update(|all| all.push(Toast { id, text: text.into() }));
    set_timeout(move || toasts.update(|all| all.retain(|toast| toast.id != id)), SHOWN);
}

/// Where toasts appear.
#[component]
pub fn Toaster() -> impl IntoView {
    let Toasts(toasts) = expect_context();
    view! {
        <div class="toaster" role="status" aria-live="polite">
            <For each=move || toasts.get() key=|toast| toast.id let:toast>
                <p class="toast">{toast.text}</p>
            </For>
        </div>
    }
}

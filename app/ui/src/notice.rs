//! A sentence that must be read: what happened, what is safe, what to do.

use base::Fault;
use leptos::prelude::*;

use crate::Tone;

/// A notice in the flow of the page.
#[component]
pub fn Notice(
    /// Its colour; `Bad` is announced at once.
    #[prop(optional)]
    tone: Tone,
    /// What it says.
    children: Children,
) -> impl IntoView {
    let class = match tone {
        Tone::Bad => "notice notice--bad",
        Tone::Good => "notice notice--good",
        Tone::Warn => "notice notice--warn",
        Tone::Calm | Tone::Lamp | Tone::River => "notice",
    };
    let role = if tone == Tone::Bad { "alert" } else { "status" };
    view! { <div class=class role=role>{children()}</div> }
}

/// What went wrong with an action, if anything did.
#[component]
pub fn FaultNotice(
    /// The action's fault.
    #[prop(into)]
    fault: Signal<Option<Fault>>,
) -> impl IntoView {
    move || fault.get().map(|fault| view! { <Notice tone=Tone::Bad>{fault.error}</Notice> })
}

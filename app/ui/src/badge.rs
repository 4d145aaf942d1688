//! A short word about a state. The word carries the meaning; the colour only helps.

use leptos::prelude::*;

/// The colour of a badge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Nothing to do.
    #[default]
    Calm,
    /// Live, or next.
    Lamp,
    /// Under way.
    River,
    /// Done.
    Good,
    /// Soon too late.
    Warn,
    /// Too late.
    Bad,
}

/// A badge.
#[component]
pub fn Badge(
    /// Its colour.
    #[prop(optional)]
    tone: Tone,
    /// Its word.
    children: Children,
) -> impl IntoView {
    let class = match tone {
        Tone::Calm => "badge",
        Tone::Lamp => "badge badge--lamp",
        Tone::River => "badge badge--river",
        Tone::Good => "badge badge--good",
        Tone::Warn => "badge badge--warn",
        Tone::Bad => "badge badge--bad",
    };
    view! { <span class=class>{children()}</span> }
}

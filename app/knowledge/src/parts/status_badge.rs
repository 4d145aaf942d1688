//! Where an article stands.

use leptos::prelude::*;
use ui::{Badge, Tone, locale};

use crate::{Status, desk_words::desk_words};

/// Where an article stands, in a word and a colour.
#[component]
pub(crate) fn StatusBadge(status: Status) -> impl IntoView {
    let words = desk_words(locale());
    let tone = match status {
        Status::Published => Tone::Good,
        Status::Scheduled => Tone::River,
        Status::Draft => Tone::Lamp,
        Status::Archived => Tone::Calm,
    };
    view! { <Badge tone>{(words.status_of)(status)}</Badge> }
}

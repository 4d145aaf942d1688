//! Where a ticket stands, as a word with a colour.

use leptos::prelude::*;
use ui::{Badge, Tone, locale};

use crate::{Status, words::words};

/// A status.
#[component]
pub(crate) fn StatusBadge(
    status: Status,
    /// Whether the reader is the one who asked: what waits for the customer waits for them.
    #[prop(optional)]
    is_own: bool,
) -> impl IntoView {
    let tone = match status {
        Status::Open => Tone::Lamp,
        Status::InProgress => Tone::River,
        Status::PendingCustomer => Tone::Warn,
        Status::Resolved => Tone::Good,
        Status::Closed => Tone::Calm,
    };
    let words = words(locale());
    let word = if is_own { words.own_status_of } else { words.status_of };
    view! { <Badge tone>{word(status)}</Badge> }
}

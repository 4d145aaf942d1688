//! Where an idea stands, in a word.

use leptos::prelude::*;
use ui::{Badge, Tone, locale};

use crate::{IdeaStatus, words::ideas::idea_words};

/// The badge.
#[component]
pub(in crate::ideas) fn IdeaStatusBadge(status: IdeaStatus) -> impl IntoView {
    let tone = match status {
        IdeaStatus::UnderReview | IdeaStatus::Declined => Tone::Calm,
        IdeaStatus::Planned => Tone::River,
        IdeaStatus::Started => Tone::Lamp,
        IdeaStatus::Shipped => Tone::Good,
    };
    view! { <Badge tone>{(idea_words(locale()).status_of)(status)}</Badge> }
}

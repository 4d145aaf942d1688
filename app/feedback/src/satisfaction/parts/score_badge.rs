//! What somebody gave, in a number and a word.

use leptos::prelude::*;
use ui::{Badge, Tone, locale};

use crate::words::{ratings::ratings_words, satisfaction::satisfaction_words};

/// The badge.
#[component]
pub(in crate::satisfaction) fn ScoreBadge(rating: i16) -> impl IntoView {
    let tone = match rating {
        ..=2 => Tone::Bad,
        3 => Tone::Calm,
        4.. => Tone::Good,
    };
    let word = satisfaction_words(locale()).score(rating);
    view! { <Badge tone>{(ratings_words(locale()).rated)(rating)} " · " {word}</Badge> }
}

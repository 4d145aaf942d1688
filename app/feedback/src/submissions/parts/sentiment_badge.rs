//! How somebody felt, and where their feedback stands, each as a word; the colour only helps.

use leptos::prelude::*;
use ui::{Badge, Tone, locale};

use crate::submissions::{FeedbackStatus, Sentiment, words::desk_words};

/// The sentiment; nothing before anybody looked.
#[component]
pub(in crate::submissions) fn SentimentBadge(sentiment: Option<Sentiment>) -> impl IntoView {
    let words = desk_words(locale());
    sentiment.map(|sentiment| {
        let tone = match sentiment {
            Sentiment::Positive => Tone::Good,
            Sentiment::Neutral => Tone::Calm,
            Sentiment::Negative => Tone::Bad,
        };
        view! { <Badge tone>{(words.sentiment_of)(sentiment)}</Badge> }
    })
}

/// The status.
#[component]
pub(in crate::submissions) fn StatusBadge(status: FeedbackStatus) -> impl IntoView {
    let words = desk_words(locale());
    let tone = match status {
        FeedbackStatus::New => Tone::Lamp,
        FeedbackStatus::Planned => Tone::River,
        FeedbackStatus::Done => Tone::Good,
        FeedbackStatus::Seen | FeedbackStatus::Declined => Tone::Calm,
    };
    view! { <Badge tone>{(words.status_of)(status)}</Badge> }
}

//! What a requester said, as the desk reads it beside the ticket.

use leptos::prelude::*;
use ui::locale;

use crate::{SatisfactionRating, words::satisfaction::satisfaction_words};

/// “Satisfaction: 4 of 5 – comment”.
#[component]
pub fn SatisfactionLine(rating: SatisfactionRating) -> impl IntoView {
    let words = satisfaction_words(locale());
    view! {
        <p class="ticket-panel__satisfaction">
            {(words.at_desk)(rating.rating)}
            " (" {words.score(rating.rating)} ")"
            {rating.comment.map(|comment| view! { " – " <bdi>{comment}</bdi> })}
        </p>
    }
}

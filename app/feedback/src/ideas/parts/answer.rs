//! What the house says to an idea.

use base::{DateTime, Utc};
use leptos::prelude::*;
use ui::{TimeAgo, locale};

use crate::{IdeaAnswer, words::ideas::idea_words};

/// The answer.
#[component]
pub(in crate::ideas) fn Answer(answer: IdeaAnswer, now: DateTime<Utc>) -> impl IntoView {
    let words = idea_words(locale());
    view! {
        <section class="idea-answer" aria-labelledby="idea-answer-title">
            <h2 id="idea-answer-title">{words.answer}</h2>
            <div class="prose" inner_html=answer.body_html></div>
            <p class="idea-facts">{words.answered} " " <TimeAgo at=answer.answered_at now/></p>
        </section>
    }
}

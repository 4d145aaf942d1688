//! One's vote for an idea: the same button takes it back. The count changes where it stands; the order waits for the next load.

use identity::viewer;
use leptos::prelude::*;
use ui::locale;

use crate::{
    Idea,
    ideas::actions::VoteForIdea,
    words::ideas::{IdeaWords, idea_words},
};

/// The button, or the way to an account for who has none.
#[component]
pub(in crate::ideas) fn VoteButton(
    idea: Idea,
    /// The page's, so that a refusal is said once.
    vote: ServerAction<VoteForIdea>,
) -> impl IntoView {
    let words = idea_words(locale());
    let number = idea.number;
    if viewer().get_untracked().is_none() {
        let href = format!("/login?next=/ideas/{number}");
        return view! {
            <a class="idea-vote" href=href>
                <Count count=idea.vote_count words/>
                <span class="idea-vote__word">{words.sign_in_to_vote}</span>
            </a>
        }
        .into_any();
    }
    let held = RwSignal::new((idea.vote_count, idea.is_voted));
    Effect::new(move || {
        vote.value().with(|outcome| {
            if let Some(Ok(idea)) = outcome
                && idea.number == number
            {
                held.set((idea.vote_count, idea.is_voted));
            }
        });
    });
    let is_voted = move || held.get().1;
    view! {
        <ActionForm action=vote attr:class="idea-vote__form">
            <input type="hidden" name="number" value=number/>
            <input type="hidden" name="is_voted" value=move || (!is_voted()).to_string()/>
            <button class="idea-vote" class:idea-vote--given=is_voted type="submit" aria-describedby=title_id(number)>
                {move || view! { <Count count=held.get().0 words/> }}
                <span class="idea-vote__word">{move || if is_voted() { words.take_back } else { words.vote }}</span>
            </button>
        </ActionForm>
    }
    .into_any()
}

/// The id of an idea's title, which says what is voted for.
pub(in crate::ideas) fn title_id(number: i64) -> String {
    format!("idea-{number}")
}

#[component]
fn Count(count: i32, words: &'static IdeaWords) -> impl IntoView {
    view! {
        <span class="idea-vote__count" aria-hidden="true">{count}</span>
        <span class="visually-hidden">{(words.votes)(count)}</span>
    }
}

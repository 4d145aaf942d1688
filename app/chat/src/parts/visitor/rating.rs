//! How it was: five words, and room for one's own.

use leptos::prelude::*;
use ui::{Button, FaultNotice, Kind, TextArea, fault_of};
use web_sys::{FormData, HtmlFormElement, SubmitEvent};

use super::{held_chat::HeldChat, visit_state::VisitState};
use crate::{ChatRating, actions::rate_chat, words::VisitorWords};

/// Asks once; afterwards it says what was answered.
#[component]
pub(super) fn Rating(
    chat: RwSignal<HeldChat>,
    state: VisitState,
    /// The form's name among the page's.
    form: String,
    words: &'static VisitorWords,
) -> impl IntoView {
    let rate = Action::new(move |rating: &ChatRating| {
        let (session, token) = (chat.read_untracked().0.session_id, state.token.get_untracked());
        let rating = rating.clone();
        async move {
            let score = rating.score;
            rate_chat(session, rating, token).await.map(|()| score)
        }
    });
    Effect::new(move || {
        if let Some(Ok(score)) = rate.value().get() {
            chat.update(|chat| chat.0.rating = Some(score));
        }
    });
    let fault = fault_of(move || rate.value().get());
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        let Ok(form) = FormData::new_with_form(&event_target::<HtmlFormElement>(&event)) else { return };
        let score = form.get("score").as_string().and_then(|score| score.parse().ok());
        let comment = form.get("comment").as_string().filter(|comment| !comment.trim().is_empty());
        if let Some(score) = score.filter(|_| !rate.pending().get_untracked()) {
            rate.dispatch(ChatRating { score, comment });
        }
    };
    let given = Memo::new(move |_| chat.read().0.rating);
    move || match given.get() {
        Some(score) => {
            let word = usize::try_from(score - 1).ok().and_then(|place| words.scores.get(place)).copied();
            view! { <p class="chat-rating__given">{(words.rated)(word.unwrap_or_default())}</p> }.into_any()
        }
        None => {
            let scores = words.scores.into_iter().enumerate().map(|(place, word)| {
                view! {
                    <label class="chat-rating__score">
                        <input type="radio" name="score" value=place + 1 required=true/>
                        <span>{word}</span>
                    </label>
                }
            });
            view! {
                <form class="chat-rating" on:submit=send>
                    <FaultNotice fault/>
                    <fieldset class="chat-rating__scores">
                        <legend class="chat-rating__question">{words.how_was_it}</legend>
                        {scores.collect_view()}
                    </fieldset>
                    <TextArea name="comment" form=form.clone() label=words.in_your_words rows=2 maxlength=2_000u32/>
                    <Button pending=rate.pending() kind=Kind::Secondary>{words.rate}</Button>
                </form>
            }
            .into_any()
        }
    }
}

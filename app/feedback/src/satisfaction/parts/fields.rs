//! What a form for a rating asks: five words to choose from, room for one's own, and whether it is to be open again.

use base::Fault;
use leptos::prelude::*;
use ui::{Button, FaultNotice, Kind, TextArea, locale};

use crate::{GivenRating, LONGEST_SATISFACTION_COMMENT, words::satisfaction::satisfaction_words};

/// The fields and the button, to stand in a form of the caller's.
#[component]
pub fn SatisfactionFields(
    /// The form's own name among the page's.
    form: &'static str,
    /// What was said before.
    given: Option<GivenRating>,
    /// What is chosen at first, where nothing was said: what a link brought along.
    chosen: Option<i16>,
    /// What went wrong.
    #[prop(into)]
    fault: Signal<Option<Fault>>,
    /// Whether it is under way.
    #[prop(into)]
    pending: Signal<bool>,
) -> impl IntoView {
    let words = satisfaction_words(locale());
    let chosen = given.as_ref().map(|given| given.rating).or(chosen);
    let comment = RwSignal::new(given.and_then(|given| given.comment).unwrap_or_default());
    let wrong = move |field: &'static str| {
        Signal::derive(move || fault.get().and_then(|fault| fault.of_field(field).map(str::to_owned)))
    };
    let plain = Signal::derive(move || fault.get().filter(|fault| fault.details.is_empty()));
    let choices = (1_i16..=5).zip(words.scores).map(|(rating, word)| {
        view! {
            <label class="satisfaction__score">
                <input type="radio" name="score" value=rating required=true checked=chosen == Some(rating)/>
                <span>{word}</span>
            </label>
        }
    });
    let error = wrong("score");
    view! {
        <FaultNotice fault=plain/>
        <fieldset class="satisfaction__scores">
            <legend class="satisfaction__question">{words.question}</legend>
            {choices.collect_view()}
            {move || error.get().map(|said| view! { <p class="field__error">{said}</p> })}
        </fieldset>
        <TextArea name="comment" form label=words.comment value=comment rows=2
            maxlength=u32::try_from(LONGEST_SATISFACTION_COMMENT).unwrap_or(u32::MAX) error=wrong("comment")/>
        <label class="satisfaction__reopen">
            <input type="checkbox" name="reopen" value="true"/>
            <span>{words.reopen} " " <span class="field__hint">{words.reopen_hint}</span></span>
        </label>
        <Button kind=Kind::Secondary pending>{words.send}</Button>
    }
}

//! One tap: each face is a button that sends.

use leptos::prelude::*;
use ui::{FaultNotice, fault_of, locale};

use super::{
    faces::faces,
    hidden_fields::{HiddenFields, WithoutName},
};
use crate::submissions::{FeedbackKind, pages::GivenHere, words::giving_words};

/// The form.
#[component]
pub(in crate::submissions) fn Quick(here: GivenHere) -> impl IntoView {
    let words = giving_words(locale());
    let (submit, is_named, context) = (here.submit, here.is_named, here.context.clone());
    let pending = submit.pending();
    let buttons = faces(words.ratings).map(move |(rating, face, word)| {
        view! {
            <button class="face" name="feedback[rating]" value=rating aria-disabled=move || pending.get().then_some("true")
                on:click=move |event| {
                    if pending.get_untracked() {
                        event.prevent_default();
                    }
                }>
                <span class="face__drawn" aria-hidden="true">{face}</span>
                <span class="face__word">{word}</span>
            </button>
        }
    });
    view! {
        <p class="page__lead">{words.lead}</p>
        <FaultNotice fault=fault_of(move || submit.value().get())/>
        <ActionForm action=submit attr:class="form feedback__quick">
            <HiddenFields here kind=FeedbackKind::Quick/>
            <input type="hidden" name="feedback[context]" value=context/>
            <fieldset class="faces">
                <legend class="faces__question">{words.how_was_it}</legend>
                {buttons.collect_view()}
            </fieldset>
            <WithoutName is_named/>
        </ActionForm>
    }
}

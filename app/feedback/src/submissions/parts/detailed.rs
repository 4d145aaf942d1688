//! In one's own words, with a picture of what one sees. Without script the whole form goes to an address that takes files.

use leptos::prelude::*;
use ui::{Button, FaultNotice, Field, Kind, TextArea, fault_of, locale, typed, wrong};
use web_sys::SubmitEvent;

use super::{
    faces::faces,
    hidden_fields::{HiddenFields, WithoutName},
    screenshot_field::ScreenshotField,
};
use crate::submissions::{
    FeedbackKind, LONGEST_CONTEXT, actions::SubmitFeedback, new_feedback::LONGEST_COMMENTS, pages::GivenHere,
    words::giving_words,
};

/// Where the form goes without script.
const FORMS: &str = "/feedback/forms";

fn most(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// The form.
#[component]
pub(in crate::submissions) fn Detailed(
    here: GivenHere,
    /// Whether it was not asked before how it was.
    asks_rating: bool,
) -> impl IntoView {
    let words = giving_words(locale());
    let (submit, is_named, context) = (here.submit, here.is_named, here.context.clone());
    let comments = RwSignal::new(typed(move || submit.value().get(), "comments"));
    let wrong = move |field| wrong(move || submit.value().get(), field);
    // What cannot be read here, or comes before this is alive, goes as a plain form.
    let send = move |event: SubmitEvent| {
        let Ok(asked) = SubmitFeedback::from_event(&event) else { return };
        event.prevent_default();
        if !submit.pending().get_untracked() {
            submit.dispatch(asked);
        }
    };
    let ratings = move || {
        let choices = faces(words.ratings).map(|(rating, face, word)| {
            view! {
                <label class="face">
                    <input class="face__choice" type="radio" name="feedback[rating]" value=rating/>
                    <span class="face__drawn" aria-hidden="true">{face}</span>
                    <span class="face__word">{word}</span>
                </label>
            }
        });
        let choices = choices.collect_view();
        view! {
            <fieldset class="faces">
                <legend class="faces__question">{words.how_was_it}</legend>
                {choices}
            </fieldset>
        }
    };
    view! {
        <form class="form feedback__detailed" action=FORMS method="post" enctype="multipart/form-data" on:submit=send>
            {(!asks_rating).then(|| view! { <FaultNotice fault=fault_of(move || submit.value().get())/> })}
            <HiddenFields here kind=FeedbackKind::Detailed/>
            {asks_rating.then(ratings)}
            <TextArea name="feedback[comments]" label=words.comments value=comments rows=6 required=true
                maxlength=most(LONGEST_COMMENTS) error=wrong("comments")/>
            <Field name="feedback[context]" label=words.context hint=words.context_hint value=context required=true
                maxlength=most(LONGEST_CONTEXT) error=wrong("context")/>
            <Field name="feedback[tags]" label=words.tags hint=words.tags_hint maxlength=400_u32 error=wrong("tags")/>
            <ScreenshotField error=wrong("screenshot")/>
            <WithoutName is_named/>
            <Button kind=Kind::Primary pending=submit.pending()>{words.send}</Button>
        </form>
    }
}

//! The idea that feedback is counted to, or the form that makes one of it.

use leptos::prelude::*;
use ui::{Button, FaultNotice, Field, TextArea, fault_of, focus_wrong_field, locale, typed, wrong};

use crate::{
    Feedback, LONGEST_IDEA_TEXT, LONGEST_IDEA_TITLE, NewIdea,
    submissions::{actions::FeedbackToIdea, words::desk_words},
};

/// The section.
#[component]
pub(in crate::submissions) fn ItsIdea(feedback: Feedback) -> impl IntoView {
    let words = desk_words(locale());
    let inside = match feedback.idea.clone() {
        Some(idea) => view! {
            <p>
                {words.counted_to} " " <a href=format!("/ideas/{}", idea.number) dir="auto">{idea.title}</a>
            </p>
        }
        .into_any(),
        None => view! { <Make feedback/> }.into_any(),
    };
    view! {
        <section class="card form feedback-desk__idea" aria-labelledby="feedback-idea">
            <h2 id="feedback-idea">{words.idea}</h2>
            {inside}
        </section>
    }
}

/// The form begins with what was said; what the desk makes of it, everybody reads.
#[component]
fn Make(feedback: Feedback) -> impl IntoView {
    let words = desk_words(locale());
    let make = ServerAction::<FeedbackToIdea>::new();
    let outcome = make.value();
    let said = NewIdea::of_feedback(&feedback);
    let begin = move |field: &'static str, said: String| {
        let typed = typed(move || outcome.get(), field);
        RwSignal::new(if typed.is_empty() { said } else { typed })
    };
    let (title, body) = (begin("title", said.title), begin("body", said.body));
    let fault = Signal::derive(move || outcome.get()?.err().filter(|fault| fault.details.is_empty()));
    focus_wrong_field(".feedback-desk__idea", fault_of(move || outcome.get()));
    view! {
        <FaultNotice fault/>
        <p class="field__hint">{words.make_idea_hint}</p>
        <ActionForm action=make attr:class="form">
            <input type="hidden" name="id" value=feedback.id.to_string()/>
            <Field name="title" form="idea" label=words.idea_title typed=title value=title.get_untracked() required=true
                maxlength=limit(LONGEST_IDEA_TITLE) error=wrong(move || outcome.get(), "title")/>
            <TextArea name="body" form="idea" label=words.idea_body value=body rows=5 maxlength=limit(LONGEST_IDEA_TEXT)
                error=wrong(move || outcome.get(), "body")/>
            <Button pending=make.pending()>{words.make_idea}</Button>
        </ActionForm>
    }
}

fn limit(most: usize) -> u32 {
    u32::try_from(most).unwrap_or(u32::MAX)
}

//! What the desk does with an idea: plain forms, each for one thing.

use leptos::prelude::*;
use ui::{Button, Choice, FaultNotice, Field, Kind, Select, TextArea, fault_of, locale, wrong};

use crate::{
    Idea, IdeaStatus, LONGEST_IDEA_TEXT,
    ideas::actions::{ChangeIdea, MergeIdea},
    words::ideas::idea_words,
};

/// The forms.
#[component]
pub(in crate::ideas) fn Manage(
    idea: Idea,
    change: ServerAction<ChangeIdea>,
    merge: ServerAction<MergeIdea>,
) -> impl IntoView {
    let words = idea_words(locale());
    let statuses = IdeaStatus::ALL.map(|status| Choice::new(status.as_str(), (words.status_of)(status)));
    let answer = RwSignal::new(idea.answer.map(|answer| answer.body).unwrap_or_default());
    let (number, is_hidden) = (idea.number, idea.is_hidden);
    view! {
        <section class="card idea-manage" aria-labelledby="idea-manage-title">
            <h2 id="idea-manage-title">{words.manage}</h2>
            <FaultNotice fault=fault_of(move || change.value().get())/>
            <ActionForm action=change attr:class="form">
                <input type="hidden" name="number" value=number/>
                <Select name="status" label=words.status choices=statuses.to_vec() selected=idea.status.as_str()/>
                <TextArea name="answer" label=words.answer_label hint=words.answer_hint.to_owned() value=answer rows=4
                    maxlength=u32::try_from(LONGEST_IDEA_TEXT).unwrap_or(u32::MAX)
                    error=wrong(move || change.value().get(), "answer")/>
                <Button pending=change.pending()>{words.save}</Button>
            </ActionForm>
            <ActionForm action=change attr:class="form">
                <input type="hidden" name="number" value=number/>
                <Button kind=Kind::Quiet name="is_hidden" value=(!is_hidden).to_string() pending=change.pending()>
                    {if is_hidden { words.show } else { words.hide }}
                </Button>
            </ActionForm>
            <Merge number merge/>
        </section>
    }
}

#[component]
fn Merge(number: i64, merge: ServerAction<MergeIdea>) -> impl IntoView {
    let words = idea_words(locale());
    let fault = Signal::derive(move || merge.value().get()?.err().filter(|fault| fault.details.is_empty()));
    view! {
        <FaultNotice fault/>
        <ActionForm action=merge attr:class="form">
            <input type="hidden" name="number" value=number/>
            <Field name="into" r#type="number" label=words.merge_label hint=words.merge_hint.to_owned() required=true
                error=wrong(move || merge.value().get(), "into")/>
            <Button kind=Kind::Danger pending=merge.pending()>{words.merge}</Button>
        </ActionForm>
    }
}

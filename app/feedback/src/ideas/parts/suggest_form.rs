//! The form for a new idea, which opens without script; for who has no account, the way to one.

use identity::viewer;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::{
    Button, FaultNotice, Field, Kind, LinkButton, TextArea, fault_of, focus_wrong_field, locale, typed, wrong,
};

use crate::{LONGEST_IDEA_TEXT, LONGEST_IDEA_TITLE, ideas::actions::SuggestIdea, words::ideas::idea_words};

/// The form.
#[component]
pub(in crate::ideas) fn SuggestForm() -> impl IntoView {
    let words = idea_words(locale());
    let suggest = ServerAction::<SuggestIdea>::new();
    let outcome = suggest.value();
    let query = use_query_map();
    // A plain form that was refused comes back with why in its address.
    let is_open = move || query.read().get_str("new").is_some() || outcome.get().is_some();
    let title = RwSignal::new(typed(move || outcome.get(), "title"));
    let body = RwSignal::new(typed(move || outcome.get(), "body"));
    let fault = Signal::derive(move || outcome.get()?.err().filter(|fault| fault.details.is_empty()));
    focus_wrong_field(".ideas__new", fault_of(move || outcome.get()));
    if viewer().get_untracked().is_none() {
        return view! {
            <p><LinkButton href="/login?next=/ideas%3Fnew=1" kind=Kind::Primary>{words.sign_in_to_suggest}</LinkButton></p>
        }
        .into_any();
    }
    view! {
        <details class="ideas__new" open=is_open>
            <summary class="button button--primary">{words.suggest}</summary>
            <div class="card ideas__form">
                <p class="page__lead">{words.suggest_lead}</p>
                <FaultNotice fault/>
                <ActionForm action=suggest attr:class="form">
                    <Field name="title" label=words.idea_title hint=words.idea_title_hint.to_owned() typed=title required=true
                        maxlength=limit(LONGEST_IDEA_TITLE) error=wrong(move || outcome.get(), "title")/>
                    <TextArea name="body" label=words.idea_body hint=words.idea_body_hint.to_owned() value=body rows=5
                        maxlength=limit(LONGEST_IDEA_TEXT) error=wrong(move || outcome.get(), "body")/>
                    <Button kind=Kind::Primary pending=suggest.pending()>{words.send}</Button>
                </ActionForm>
            </div>
        </details>
    }
    .into_any()
}

fn limit(most: usize) -> u32 {
    u32::try_from(most).unwrap_or(u32::MAX)
}

//! Makes an account a part of another one of the same person.

use base::UserId;
use leptos::prelude::*;
use ui::{Button, FaultNotice, Field, Kind, locale, wrong};

use crate::desk::{actions::MergePerson, words::words};

/// The form, behind a step of its own, which says what will be.
#[component]
pub(super) fn Merge(person: UserId, merge: ServerAction<MergePerson>) -> impl IntoView {
    let words = words(locale());
    let outcome = merge.value();
    let error = wrong(move || outcome.get(), "into");
    // What is said beside the field is not said twice.
    let fault = Signal::derive(move || {
        outcome.get().and_then(Result::err).filter(|fault| fault.of_field("into").is_none())
    });
    view! {
        <details class="customer-panel__step">
            <summary>{words.merge}</summary>
            <p class="field__hint">{words.merge_hint}</p>
            <FaultNotice fault/>
            <ActionForm action=merge attr:class="form">
                <input type="hidden" name="person" value=person.to_string()/>
                <Field name="into" form="merge" r#type="email" label=words.merge_label required=true maxlength=254u32 error/>
                <Button kind=Kind::Danger pending=merge.pending()>{words.merge}</Button>
            </ActionForm>
        </details>
    }
}

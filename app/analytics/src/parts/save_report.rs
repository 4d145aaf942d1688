//! Saves the report that is shown, under a name.

use leptos::prelude::*;
use ui::{
    Button, FaultNotice, LinkButton, fault_of, focus_wrong_field, locale, successes, toast, typed, wrong,
};

use super::saved_fields::SavedFields;
use crate::{
    ReportFilter, ReportName, actions::SaveReport as SaveReportAction, address::SAVED,
    words::saved::saved_words,
};

/// The form, folded; open where something was wrong with it.
#[component]
pub(crate) fn SaveReport(name: ReportName, filter: Memo<ReportFilter>) -> impl IntoView {
    let words = saved_words(locale());
    let save = ServerAction::<SaveReportAction>::new();
    let saved = successes(move || save.value().get());
    let fault = fault_of(move || save.value().get());
    let is_wrong = fault.with_untracked(Option::is_some);
    focus_wrong_field(".save-report", fault);
    Effect::new(move |before: Option<usize>| {
        let done = saved.get();
        if before.is_some_and(|before| before < done) {
            toast(words.saved);
        }
        done
    });
    view! {
        <details class="save-report" open=is_wrong>
            <summary>{words.save_this}</summary>
            <ActionForm action=save attr:class="form">
                <p class="field__hint">{words.save_hint}</p>
                <FaultNotice fault/>
                {move || {
                    let _empty_again_with_each = saved.get();
                    let (name_typed, error) =
                        (typed(move || save.value().get(), "name"), wrong(move || save.value().get(), "name"));
                    view! {
                        <SavedFields form="save".to_owned() report=name filter=filter.get() name=name_typed error/>
                    }
                }}
                <div class="saved-reports__ways">
                    <Button pending=save.pending()>{words.save}</Button>
                    <LinkButton href=SAVED>{words.title}</LinkButton>
                </div>
            </ActionForm>
        </details>
    }
}

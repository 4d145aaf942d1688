//! Saved reports: opened by a click, one's own renamed, shared, scheduled and deleted. All of it works without script.

use identity::viewer;
use leptos::prelude::*;
use ui::{Button, Empty, FaultNotice, Kind, Loaded, fault_of, locale, successes, toast};

use super::saved_fields::SavedFields;
use crate::{
    SavedReport,
    actions::{ChangeSavedReport, load_saved_reports},
    words::{saved::saved_words, words},
};

/// The list.
#[component]
pub(crate) fn SavedReportList() -> impl IntoView {
    let words = saved_words(locale());
    let change = ServerAction::<ChangeSavedReport>::new();
    let changed = successes(move || change.value().get());
    let saved = Resource::new_blocking(move || changed.get(), |_| load_saved_reports());
    Effect::new(move |before: Option<usize>| {
        let done = changed.get();
        if before.is_some_and(|before| before < done) {
            toast(words.changed);
        }
        done
    });
    view! {
        <section class="saved-reports" id="saved" aria-labelledby="saved-title">
            <h2 id="saved-title">{words.title}</h2>
            <p>{words.lead}</p>
            <FaultNotice fault=fault_of(move || change.value().get())/>
            <Loaded resource=saved label=words.loading lines=3 view=move |saved| list(saved, change)/>
        </section>
    }
}

fn list(saved: Vec<SavedReport>, change: ServerAction<ChangeSavedReport>) -> AnyView {
    let words = saved_words(locale());
    if saved.is_empty() {
        return view! { <Empty title=words.none_yet hint=words.none_yet_hint/> }.into_any();
    }
    let reader = viewer().with_untracked(|viewer| viewer.as_ref().map(|viewer| viewer.id));
    let rows = saved.into_iter().map(|saved| {
        let is_own = Some(saved.owner.id) == reader;
        view! { <One saved is_own change/> }
    });
    view! { <ul class="saved-reports__list">{rows.collect_view()}</ul> }.into_any()
}

#[component]
fn One(saved: SavedReport, is_own: bool, change: ServerAction<ChangeSavedReport>) -> impl IntoView {
    let words = saved_words(locale());
    let href = format!("/agent/reports/{}{}", saved.report.as_str(), saved.filter.address());
    let report = (self::words(locale()).report)(saved.report).0.to_owned();
    let shared = match (saved.is_shared, is_own) {
        (true, true) => Some(words.shared.to_owned()),
        (true, false) => Some((words.shared_by)(&saved.owner.name)),
        (false, _) => None,
    };
    let sent = saved
        .schedule
        .filter(|_| is_own)
        .map(|cadence| format!("{} · {}", (words.cadence)(cadence), words.not_sent_yet));
    let facts = [Some(report), shared, sent].into_iter().flatten();
    let facts = facts.map(|fact| view! { <li>{fact}</li> }).collect_view();
    view! {
        <li class="saved-reports__one">
            <a class="saved-reports__name" href=href><bdi>{saved.name.clone()}</bdi></a>
            <ul class="saved-reports__facts">{facts}</ul>
            {is_own.then(|| view! { <Edit saved change/> })}
        </li>
    }
}

/// The form of one's own, folded.
#[component]
fn Edit(saved: SavedReport, change: ServerAction<ChangeSavedReport>) -> impl IntoView {
    let words = saved_words(locale());
    let form = format!("saved-{}", saved.id);
    view! {
        <details class="saved-reports__edit">
            <summary>{words.edit}<span class="visually-hidden">" "<bdi>{saved.name.clone()}</bdi></span></summary>
            <ActionForm action=change attr:class="form">
                <input type="hidden" name="id" value=saved.id.to_string()/>
                <SavedFields form report=saved.report filter=saved.filter name=saved.name is_shared=saved.is_shared
                    schedule=saved.schedule/>
                <div class="saved-reports__ways">
                    <Button name="what" value="save" pending=change.pending()>{words.save}</Button>
                    <Button kind=Kind::Danger name="what" value="delete" pending=change.pending()>{words.delete}</Button>
                </div>
            </ActionForm>
        </details>
    }
}

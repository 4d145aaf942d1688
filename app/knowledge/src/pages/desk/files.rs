//! The help center as a folder of files: out, and in.

use base::{Fault, Role};
use identity::viewer;
use leptos::{html, prelude::*, task::spawn_local};
use leptos_meta::Title;
use ui::{Button, FaultNotice, Kind, LinkButton, locale};
use web_sys::SubmitEvent;

use super::tabs::DeskTabs;
use crate::{
    FailedFile, ImportReport,
    help_center_admin_words::{AdminWords, admin_words},
    parts::take_in,
};

/// The page.
pub(super) fn files() -> AnyView {
    let words = admin_words(locale());
    let is_admin =
        viewer().with_untracked(|viewer| viewer.as_ref().is_some_and(|viewer| viewer.role == Role::Admin));
    view! {
        <Title text=words.files/>
        <div class="page">
            <h1>{words.files}</h1>
            <DeskTabs/>
            <section class="card form" aria-labelledby="export">
                <h2 id="export">{words.export}</h2>
                <p>{words.export_lead}</p>
                <LinkButton href="/api/knowledge/export" attr:rel="external">{words.export}</LinkButton>
            </section>
            {is_admin.then(|| view! { <Import/> })}
        </div>
    }
    .into_any()
}

/// An archive to choose, and what became of it.
#[component]
fn Import() -> impl IntoView {
    let words = admin_words(locale());
    let chosen = NodeRef::<html::Input>::new();
    let (is_sending, set_sending) = signal(false);
    let report = RwSignal::new(None::<ImportReport>);
    let fault = RwSignal::new(None::<Fault>);
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        let files = chosen.get_untracked().and_then(|input| input.files());
        let Some(archive) = files.and_then(|files| files.get(0)) else { return };
        set_sending.set(true);
        report.set(None);
        fault.set(None);
        spawn_local(async move {
            let took = take_in(&archive).await;
            // The page may be gone by now.
            if set_sending.try_set(false).is_some() {
                return;
            }
            match took {
                Ok(told) => report.set(Some(told)),
                Err(mut told) => {
                    // The API names its field; here it is the file that was chosen.
                    if told.of_field("archive").is_some() {
                        words.not_a_zip.clone_into(&mut told.error);
                    }
                    fault.set(Some(told));
                }
            }
        });
    };
    view! {
        <section class="card form" aria-labelledby="import">
            <h2 id="import">{words.import}</h2>
            <p id="import-lead">{words.import_lead}</p>
            <FaultNotice fault/>
            <form class="form" on:submit=send>
                <div class="field">
                    <label class="field__label" for="archive">{words.archive}</label>
                    <input class="field__input" id="archive" type="file" required=true node_ref=chosen
                        accept=".zip,application/zip" aria-describedby="import-lead"/>
                </div>
                <Button kind=Kind::Primary pending=is_sending>{words.import}</Button>
            </form>
            <div role="status">{move || report.get().map(|report| report_of(words, report))}</div>
        </section>
    }
}

fn report_of(words: &'static AdminWords, report: ImportReport) -> impl IntoView {
    let ImportReport { created, changed, unchanged, images, failed } = report;
    let counts = [
        (words.created, created),
        (words.changed, changed),
        (words.unchanged, unchanged),
        (words.images, images),
    ];
    let counts = counts.map(|(name, count)| view! { <dt>{name}</dt> <dd>{count}</dd> }).collect_view();
    let failed = failed.into_iter().map(|FailedFile { path, said }| {
        view! { <li><bdi><code>{path}</code></bdi> " " {said}</li> }
    });
    let failed: Vec<_> = failed.collect();
    view! {
        <dl class="facts">{counts}</dl>
        {(!failed.is_empty()).then(|| view! { <h3>{words.not_taken}</h3> <ul>{failed}</ul> })}
    }
}

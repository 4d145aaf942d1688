//! The search settings of a language: synonyms and stop words.

use base::{Language, Locale};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use ui::{
    Button, FaultNotice, Field, Kind, Loaded, TabLink, Tabs, TextArea, locale, successes, toast, wrong,
};

use super::tabs::DeskTabs;
use crate::{
    Synonyms,
    help_center_admin::SearchSettingsPage,
    help_center_admin_actions::{AddSynonyms, RemoveSynonyms, SaveStopWords, load_search_settings},
    help_center_admin_words::{AdminWords, admin_words},
};

/// What can be done.
#[derive(Clone, Copy)]
struct Actions {
    add: ServerAction<AddSynonyms>,
    remove: ServerAction<RemoveSynonyms>,
    save: ServerAction<SaveStopWords>,
}

/// The page.
pub(super) fn search_settings() -> AnyView {
    let words = admin_words(locale());
    let actions =
        Actions { add: ServerAction::new(), remove: ServerAction::new(), save: ServerAction::new() };
    let query = use_query_map();
    let language = Memo::new(move |_| {
        let asked = query.read().get("of").and_then(|tag| Language::parse(&tag));
        asked.unwrap_or_else(Language::english)
    });
    let (added, removed, saved) = (
        successes(move || actions.add.value().get()),
        successes(move || actions.remove.value().get()),
        successes(move || actions.save.value().get()),
    );
    Effect::new(move |before: Option<usize>| {
        let done = added.get() + saved.get();
        if before.is_some_and(|before| before < done) {
            toast(words.search_settings_saved);
        }
        done
    });
    let source = move || (language.get(), added.get(), removed.get(), saved.get());
    let search_settings = Resource::new_blocking(source, |(language, ..)| load_search_settings(language));
    let fault = Signal::derive(move || {
        let added = actions.add.value().get().and_then(Result::err);
        added
            .or_else(|| actions.remove.value().get().and_then(Result::err))
            .or_else(|| actions.save.value().get().and_then(Result::err))
    });
    let tabs = Locale::ALL.map(|choice| {
        let current = Signal::derive(move || language.read().as_str() == choice.tag());
        view! { <TabLink href=format!("/agent/articles/search?of={}", choice.tag()) current>{choice.own_name()}</TabLink> }
    });
    view! {
        <Title text=words.search_settings/>
        <div class="page">
            <h1>{words.search_settings}</h1>
            <DeskTabs/>
            <Tabs label=words.language>{tabs.into_iter().collect_view()}</Tabs>
            <FaultNotice fault/>
            <Loaded resource=search_settings label=words.search_settings lines=6 view=move |search_settings| forms(words, search_settings, actions)/>
        </div>
    }
    .into_any()
}

fn forms(words: &'static AdminWords, search_settings: SearchSettingsPage, actions: Actions) -> AnyView {
    let SearchSettingsPage { locale, synonyms, stop_words, meaning } = search_settings;
    let meaning = match meaning {
        Some(state) => (words.by_meaning_is_on)(&state.model, state.read, state.articles),
        None => words.by_meaning_is_off.to_owned(),
    };
    let (language, of_stop_words) = (locale.to_string(), locale.to_string());
    let saved = RwSignal::new(stop_words.words.join("\n"));
    let groups = synonyms.into_iter().map(|group| group_of(words, group, actions.remove)).collect_view();
    let error = wrong(move || actions.add.value().get(), "words");
    view! {
        <div class="editor__below">
            <section class="card">
                <h2>{words.synonyms}</h2>
                <p class="page__lead">{words.synonyms_hint}</p>
                <ul class="tasks">{groups}</ul>
                <ActionForm action=actions.add attr:class="form">
                    <input type="hidden" name="locale" value=language/>
                    <Field name="words" label=words.new_group hint=words.with_commas.to_owned() required=true error/>
                    <Button kind=Kind::Primary pending=actions.add.pending()>{words.add_synonyms}</Button>
                </ActionForm>
            </section>
            <section class="card">
                <h2>{words.stop_words}</h2>
                <ActionForm action=actions.save attr:class="form">
                    <input type="hidden" name="locale" value=of_stop_words/>
                    <TextArea name="passed" label=words.stop_words_hint value=saved rows=10/>
                    <Button kind=Kind::Primary pending=actions.save.pending()>{words.save}</Button>
                </ActionForm>
            </section>
            <section class="card">
                <h2>{words.by_meaning}</h2>
                <p class="page__lead">{meaning}</p>
            </section>
        </div>
    }
    .into_any()
}

fn group_of(
    words: &'static AdminWords,
    group: Synonyms,
    remove: ServerAction<RemoveSynonyms>,
) -> impl IntoView {
    view! {
        <li class="task__line">
            <span dir="auto">{group.words.join(", ")}</span>
            <ActionForm action=remove>
                <input type="hidden" name="id" value=group.id.to_string()/>
                <Button kind=Kind::Quiet>{words.remove_synonyms}</Button>
            </ActionForm>
        </li>
    }
}

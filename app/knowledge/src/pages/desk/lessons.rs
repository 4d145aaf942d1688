//! What an admin teaches the search: words that mean the same, and words that it passes over.

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
    upkeep::SearchLessons,
    upkeep_actions::{ForgetSynonyms, TeachStopWords, TeachSynonyms, load_lessons},
    upkeep_words::{UpkeepWords, upkeep_words},
};

/// What can be done.
#[derive(Clone, Copy)]
struct Actions {
    teach: ServerAction<TeachSynonyms>,
    forget: ServerAction<ForgetSynonyms>,
    pass: ServerAction<TeachStopWords>,
}

/// The page.
pub(super) fn lessons() -> AnyView {
    let words = upkeep_words(locale());
    let actions =
        Actions { teach: ServerAction::new(), forget: ServerAction::new(), pass: ServerAction::new() };
    let query = use_query_map();
    let language = Memo::new(move |_| {
        let asked = query.read().get("of").and_then(|tag| Language::parse(&tag));
        asked.unwrap_or_else(Language::english)
    });
    let (taught, forgotten, passed) = (
        successes(move || actions.teach.value().get()),
        successes(move || actions.forget.value().get()),
        successes(move || actions.pass.value().get()),
    );
    Effect::new(move |before: Option<usize>| {
        let done = taught.get() + passed.get();
        if before.is_some_and(|before| before < done) {
            toast(words.learnt);
        }
        done
    });
    let source = move || (language.get(), taught.get(), forgotten.get(), passed.get());
    let lessons = Resource::new_blocking(source, |(language, ..)| load_lessons(language));
    let fault = Signal::derive(move || {
        let taught = actions.teach.value().get().and_then(Result::err);
        taught
            .or_else(|| actions.forget.value().get().and_then(Result::err))
            .or_else(|| actions.pass.value().get().and_then(Result::err))
    });
    let tabs = Locale::ALL.map(|choice| {
        let current = Signal::derive(move || language.read().as_str() == choice.tag());
        view! { <TabLink href=format!("/agent/articles/search?of={}", choice.tag()) current>{choice.own_name()}</TabLink> }
    });
    view! {
        <Title text=words.lessons/>
        <div class="page">
            <h1>{words.lessons}</h1>
            <DeskTabs/>
            <Tabs label=words.language>{tabs.into_iter().collect_view()}</Tabs>
            <FaultNotice fault/>
            <Loaded resource=lessons label=words.lessons lines=6 view=move |lessons| forms(words, lessons, actions)/>
        </div>
    }
    .into_any()
}

fn forms(words: &'static UpkeepWords, lessons: SearchLessons, actions: Actions) -> AnyView {
    let SearchLessons { locale, synonyms, stop_words, meaning } = lessons;
    let meaning = match meaning {
        Some(state) => (words.by_meaning_is_on)(&state.model, state.read, state.articles),
        None => words.by_meaning_is_off.to_owned(),
    };
    let (language, of_stop_words) = (locale.to_string(), locale.to_string());
    let passed = RwSignal::new(stop_words.words.join("\n"));
    let groups = synonyms.into_iter().map(|group| group_of(words, group, actions.forget)).collect_view();
    let error = wrong(move || actions.teach.value().get(), "words");
    view! {
        <div class="editor__below">
            <section class="card">
                <h2>{words.synonyms}</h2>
                <p class="page__lead">{words.synonyms_hint}</p>
                <ul class="tasks">{groups}</ul>
                <ActionForm action=actions.teach attr:class="form">
                    <input type="hidden" name="locale" value=language/>
                    <Field name="words" label=words.new_group hint=words.with_commas.to_owned() required=true error/>
                    <Button kind=Kind::Primary pending=actions.teach.pending()>{words.teach}</Button>
                </ActionForm>
            </section>
            <section class="card">
                <h2>{words.stop_words}</h2>
                <ActionForm action=actions.pass attr:class="form">
                    <input type="hidden" name="locale" value=of_stop_words/>
                    <TextArea name="passed" label=words.stop_words_hint value=passed rows=10/>
                    <Button kind=Kind::Primary pending=actions.pass.pending()>{words.save}</Button>
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
    words: &'static UpkeepWords,
    group: Synonyms,
    forget: ServerAction<ForgetSynonyms>,
) -> impl IntoView {
    view! {
        <li class="task__line">
            <span dir="auto">{group.words.join(", ")}</span>
            <ActionForm action=forget>
                <input type="hidden" name="id" value=group.id.to_string()/>
                <Button kind=Kind::Quiet>{words.forget}</Button>
            </ActionForm>
        </li>
    }
}

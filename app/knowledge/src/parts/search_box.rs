//! The search of the help center: a plain form first, answers as one types with script.

use std::time::Duration;

use leptos::{ev::KeyboardEvent, html, prelude::*};
use ui::{Icon, locale};
use web_sys::wasm_bindgen::JsCast;

use crate::{
    SearchHit,
    actions::suggest,
    parts::{Paused, marked, newest},
    words::words,
};

/// How long a pause in typing is before it is searched.
const PAUSE: Duration = Duration::from_millis(120);

/// A search field that leads to its results, and shows the best of them while one types.
#[component]
pub fn SearchBox(
    /// What was searched for.
    #[prop(optional, into)]
    query: String,
) -> impl IntoView {
    let words = words(locale());
    let given = query.clone();
    let paused = Paused::after(PAUSE);
    let typed = paused.text;
    let chosen = RwSignal::new(None::<usize>);
    let hits = newest(typed, look_for);
    let shown = Memo::new(move |_| if typed.read().is_empty() { Vec::new() } else { hits.get() });
    let on_input = move |text: String| {
        chosen.set(None);
        paused.type_in(text);
    };
    let on_key = move |event: KeyboardEvent| steer(&event, &shown.read_untracked(), typed, chosen);
    let input = NodeRef::<html::Input>::new();
    // What was typed before the page came alive counts.
    Effect::new(move || {
        if let Some(typed) = input.get().map(|input| input.value()).filter(|typed| *typed != given) {
            on_input(typed);
        }
    });
    view! {
        <form class="search-box" role="search" action="/help/search" method="get">
            <Icon name="search"/>
            <input class="search-box__input" node_ref=input type="search" name="q" value=query placeholder=words.search_label
                autocomplete="off" maxlength="200" role="combobox" aria-label=words.search_label
                aria-autocomplete="list" aria-controls="suggestions"
                aria-expanded=move || (!shown.read().is_empty()).to_string()
                aria-activedescendant=move || chosen.get().map(|place| format!("suggestion-{place}"))
                on:input=move |event| on_input(event_target_value(&event))
                on:keydown=on_key/>
            <button class="button button--primary search-box__go">{words.search_go}</button>
            <ul class="search-box__hits" id="suggestions" role="listbox" aria-label=words.search_suggestions
                hidden=move || shown.read().is_empty()>
                {move || shown.get().into_iter().enumerate().map(|(place, hit)| suggestion(place, hit, chosen)).collect_view()}
            </ul>
        </form>
    }
}

async fn look_for(typed: String) -> Vec<SearchHit> {
    if typed.trim().chars().count() < 2 { Vec::new() } else { ask(typed).await }
}

/// Its code is fetched when somebody types: asking the server weighs more than the page.
#[lazy]
async fn ask(typed: String) -> Vec<SearchHit> {
    suggest(typed).await.unwrap_or_default().hits
}

fn suggestion(place: usize, hit: SearchHit, chosen: RwSignal<Option<usize>>) -> impl IntoView {
    let is_chosen = move || chosen.get() == Some(place);
    view! {
        <li class="search-box__hit" id=format!("suggestion-{place}") role="option"
            aria-selected=move || is_chosen().to_string() lang=hit.locale.to_string() dir=hit.locale.direction()>
            <a class="search-box__link" tabindex="-1" href=hit.url>
                <span class="search-box__title" dir="auto">{marked(hit.title)}</span>
                <span class="search-box__excerpt" dir="auto">{marked(hit.excerpt)}</span>
            </a>
        </li>
    }
}

/// Arrows choose, Enter goes to what is chosen, Escape closes.
fn steer(
    event: &KeyboardEvent,
    hits: &[SearchHit],
    typed: RwSignal<String>,
    chosen: RwSignal<Option<usize>>,
) {
    let last = hits.len().checked_sub(1);
    let next = match (event.key().as_str(), chosen.get_untracked(), last) {
        ("ArrowDown", Some(place), Some(last)) if place < last => Some(place + 1),
        ("ArrowDown", _, Some(_)) => Some(0),
        ("ArrowUp", Some(place), Some(_)) if place > 0 => Some(place - 1),
        ("ArrowUp", _, Some(last)) => Some(last),
        ("Enter", Some(place), Some(_)) => {
            if let Some(link) = document().query_selector(&format!("#suggestion-{place} a")).ok().flatten() {
                event.prevent_default();
                link.unchecked_into::<web_sys::HtmlElement>().click();
            }
            return;
        }
        ("Escape", ..) => {
            typed.set(String::new());
            None
        }
        _ => return,
    };
    event.prevent_default();
    chosen.set(next);
}

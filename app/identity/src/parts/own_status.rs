//! An agent's own status in the header: a dot that says it, and the ways to change it. Plain forms first; with script the
//! page stays. What asks the server is fetched when somebody asks: the header is in everybody's first load.

use leptos::{ev::KeyboardEvent, prelude::*, server_fn::ServerFn, task::spawn_local};
use ui::{focus, locale, toast};
use web_sys::{HtmlInputElement, SubmitEvent, wasm_bindgen::JsCast};

use super::input_watch;
use crate::{
    AgentStatus, OwnStatus,
    people::{
        LONGEST_IDLE,
        own_status_actions::{
            ChooseIdleMinutes, ChooseStatus, choose_idle_minutes, choose_status, load_own_status,
        },
        words::status_words,
    },
};

/// What the header knows of its viewer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shown {
    pub status: AgentStatus,
    pub is_away_by_itself: bool,
    pub idle_minutes: Option<i32>,
}

impl From<&OwnStatus> for Shown {
    fn from(own: &OwnStatus) -> Self {
        Self { status: own.status, is_away_by_itself: own.is_away_by_itself, idle_minutes: own.idle_minutes }
    }
}

impl Shown {
    /// The one that the request's layer found.
    #[cfg(not(target_arch = "wasm32"))]
    fn here() -> Option<Self> {
        let parts = use_context::<axum::http::request::Parts>()?;
        let found = parts.extensions.get::<crate::server::StatusOfPage>()?;
        Some(Self::from(&found.0))
    }

    /// The one that the page was drawn with. What reads JSON would weigh more than this menu.
    #[cfg(target_arch = "wasm32")]
    fn here() -> Option<Self> {
        let menu = document().query_selector("[data-own-status]").ok().flatten()?;
        Some(Self {
            status: AgentStatus::of(&menu.get_attribute("data-own-status")?),
            is_away_by_itself: menu.has_attribute("data-by-itself"),
            idle_minutes: menu.get_attribute("data-idle-minutes").and_then(|minutes| minutes.parse().ok()),
        })
    }
}

/// The menu.
#[component]
pub(super) fn OwnStatusMenu() -> impl IntoView {
    let words = status_words(locale());
    let shown = RwSignal::new(Shown::here());
    follow(shown);
    let is = move |status| shown.get().is_some_and(|shown| shown.status == status);
    let word = move || match shown.get() {
        None => words.unknown,
        Some(Shown { status: AgentStatus::Active, .. }) => words.active,
        Some(Shown { is_away_by_itself: true, .. }) => words.away_by_itself,
        Some(_) => words.away,
    };
    let items = AgentStatus::ALL.map(|status| {
        let name = if status == AgentStatus::Active { words.active } else { words.away };
        view! {
            <button class="menu__item" name="status" value=status.as_str() aria-current=move || is(status).then_some("true")>
                <span class="status-dot" data-status=status.as_str()></span>
                {name}
            </button>
        }
    });
    view! {
        <details class="menu own-status" on:keydown=leave
            data-own-status=move || shown.get().map(|shown| shown.status.as_str())
            data-by-itself=move || shown.get().filter(|shown| shown.is_away_by_itself).map(|_| "")
            data-idle-minutes=move || shown.get().and_then(|shown| shown.idle_minutes).map(|minutes| minutes.to_string())>
            <summary class="own-status__button">
                <span class="status-dot" data-status=move || shown.get().map(|shown| shown.status.as_str())></span>
                <span class="visually-hidden">{words.your_status}": "{word}</span>
            </summary>
            <div class="menu__items own-status__items">
                <p class="own-status__word">{word}</p>
                <form method="post" action=ChooseStatus::url() on:submit=move |event| submit_status(&event, shown)>
                    {items.collect_view()}
                </form>
                <form class="own-status__idle" method="post" action=ChooseIdleMinutes::url()
                    on:submit=move |event| submit_idle(&event, shown)>
                    <label for="idle-minutes">{words.idle_minutes}</label>
                    <input class="field__input" id="idle-minutes" name="idle_minutes" type="number" min="1" max=LONGEST_IDLE
                        aria-describedby="idle-minutes-hint" autocomplete="off"
                        value=move || shown.get().and_then(|shown| shown.idle_minutes).map(|minutes| minutes.to_string())/>
                    <button class="button">{words.save}</button>
                    <p class="field__hint" id="idle-minutes-hint">{words.idle_hint}</p>
                </form>
            </div>
        </details>
    }
}

/// Asks where the page did not say, and watches for input where its viewer wants that.
fn follow(shown: RwSignal<Option<Shown>>) {
    let is_watched = StoredValue::new(false);
    Effect::new(move || match shown.get() {
        None => spawn_local(async move {
            if let Some(found) = ask_own_status().await {
                shown.set(Some(found));
            }
        }),
        Some(Shown { idle_minutes: Some(_), .. }) if !is_watched.get_value() => {
            is_watched.set_value(true);
            spawn_local(watch_input(shown));
        }
        Some(_) => {}
    });
}

/// Sends what was pressed, and stays on the page.
fn submit_status(event: &SubmitEvent, shown: RwSignal<Option<Shown>>) {
    let pressed = event.submitter().and_then(|button| button.get_attribute("value"));
    let Some(status) = pressed else { return };
    event.prevent_default();
    close(event);
    spawn_local(async move { tell(shown, send_status(AgentStatus::of(&status)).await) });
}

fn submit_idle(event: &SubmitEvent, shown: RwSignal<Option<Shown>>) {
    let input =
        document().get_element_by_id("idle-minutes").and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
    let Some(minutes) = input.map(|input| input.value()) else { return };
    event.prevent_default();
    close(event);
    spawn_local(async move { tell(shown, send_idle_minutes(minutes).await) });
}

/// Escape closes the menu, as it does every other.
fn leave(event: KeyboardEvent) {
    if event.key() == "Escape" {
        close(&event);
        focus(".own-status__button");
    }
}

/// Closes the menu that something happened in.
fn close(event: &web_sys::Event) {
    let part = event.target().and_then(|part| part.dyn_into::<web_sys::Element>().ok());
    if let Some(menu) = part.and_then(|part| part.closest("details").ok().flatten()) {
        let _always_there = menu.remove_attribute("open");
    }
}

fn tell(shown: RwSignal<Option<Shown>>, changed: Option<Shown>) {
    match changed {
        Some(changed) => shown.set(Some(changed)),
        None => toast(status_words(locale()).failed),
    }
}

#[lazy]
async fn ask_own_status() -> Option<Shown> {
    load_own_status().await.ok().map(|own| Shown::from(&own))
}

#[lazy]
async fn send_status(status: AgentStatus) -> Option<Shown> {
    choose_status(status).await.ok().map(|own| Shown::from(&own))
}

#[lazy]
async fn send_idle_minutes(minutes: String) -> Option<Shown> {
    choose_idle_minutes(Some(minutes)).await.ok().map(|own| Shown::from(&own))
}

#[lazy]
async fn watch_input(shown: RwSignal<Option<Shown>>) {
    input_watch::begin(shown);
}

//! A ticket beside the admins' table: what can be changed of it, what is known, and what was said.

use leptos::{ev::KeyboardEvent, prelude::*};
use leptos_router::hooks::use_navigate;
use ui::{LinkButton, focus, locale};
use web_sys::{Element, wasm_bindgen::JsCast};

use super::{CategoryNames, Changes, Choices, Facts, Properties, Timeline, follow};
use crate::{Conversation, words::words};

/// The panel.
#[component]
pub(crate) fn TablePanel(
    held: Conversation,
    choices: Choices,
    changes: Changes,
    /// The address of the table without it.
    close: String,
    /// Called where too much was missed.
    reload: impl Fn() + Send + Sync + 'static,
) -> impl IntoView {
    let words = words(locale());
    let now = held.now;
    provide_context(CategoryNames::of(&choices.categories));
    let (number, subject) = (held.ticket.number.clone(), held.ticket.subject.clone());
    let conversation = RwSignal::new(held);
    let typing = follow(conversation, reload, None);
    Effect::new(move || changes.saw(&conversation.read().ticket));
    Effect::new(move || {
        if let Some(Ok(ticket)) = changes.answered.get().map(|answer| answer.outcome) {
            conversation.update(|held| held.take_ticket(ticket));
        }
    });
    // Whoever opened it from its row goes on in it.
    Effect::new(|| {
        request_animation_frame(|| {
            let active = document().active_element();
            if active.is_some_and(|active| matches!(active.closest(".table-row"), Ok(Some(_)))) {
                focus("#table-panel-title");
            }
        });
    });
    let confirmed = Memo::new(move |_| conversation.read().ticket.clone());
    let ticket = Memo::new(move |_| changes.shown(&confirmed.read()));
    let navigate = use_navigate();
    let leave = close.clone();
    let on_key = move |event: KeyboardEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        // A menu, and a picture that is shown large, close themselves.
        let is_theirs = target.is_some_and(|target| matches!(target.closest(".menu, dialog"), Ok(Some(_))));
        if event.key() == "Escape" && !is_theirs {
            navigate(&leave, Default::default());
        }
    };
    view! {
        <aside class="table-panel" aria-labelledby="table-panel-title" on:keydown=on_key>
            <header class="table-panel__head">
                <p class="table-panel__number">{number.clone()}</p>
                <LinkButton href=close>{words.table.close}</LinkButton>
                <h2 class="table-panel__title" id="table-panel-title" tabindex="-1" dir="auto">{subject}</h2>
                <p><a href=format!("/agent/tickets/{number}")>{words.table.open_at_desk}</a></p>
            </header>
            <Properties ticket choices changes/>
            <Facts ticket now/>
            <Timeline conversation sending=Signal::stored(None::<String>) typing/>
        </aside>
    }
}

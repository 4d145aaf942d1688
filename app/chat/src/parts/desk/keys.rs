//! The keyboard of the page: J and K through the list, A accepts, R answers, N notes, E ends. Single letters can be switched
//! off, and mean nothing where something is typed.

use leptos::{ev, prelude::*};
use ui::focus;
use web_sys::{Element, HtmlElement, KeyboardEvent, wasm_bindgen::JsCast};

/// Where a letter is a letter.
const TYPED_IN: &str =
    "textarea, select, dialog, [contenteditable], input:not([type=radio], [type=checkbox])";

/// Listens for as long as the calling component lives.
pub(crate) fn listen_to_keys(are_on: RwSignal<bool>) {
    Effect::new(move || {
        let pressed = window_event_listener(ev::keydown, move |event| {
            if are_on.try_get_untracked() == Some(true) {
                press(&event);
            }
        });
        on_cleanup(move || pressed.remove());
    });
}

fn press(event: &KeyboardEvent) {
    let is_held = event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing();
    let at = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let is_typed = at.as_ref().is_some_and(|at| matches!(at.closest(TYPED_IN), Ok(Some(_))));
    if is_held || is_typed || event.default_prevented() {
        return;
    }
    let is_in_list = at.is_some_and(|at| matches!(at.closest(".chat-list"), Ok(Some(_))));
    let was_done = match event.key().as_str() {
        "j" | "J" => step(1),
        "k" | "K" => step(-1),
        "ArrowDown" if is_in_list => step(1),
        "ArrowUp" if is_in_list => step(-1),
        "a" | "A" => click("[data-key=accept]"),
        "e" | "E" => click("[data-key=end]"),
        "r" | "R" => click(".composer [data-key=reply]") && write(),
        "n" | "N" => click(".composer [data-key=note]") && write(),
        _ => false,
    };
    if was_done {
        event.prevent_default();
    }
}

/// Opens the next chat of the list, or the one before.
fn step(by: i64) -> bool {
    let Ok(rows) = document().query_selector_all(".chat-row__link") else { return false };
    let row = |at: u32| rows.get(at).and_then(|row| row.dyn_into::<HtmlElement>().ok());
    let count = rows.length();
    let open = (0..count).find(|at| row(*at).is_some_and(|row| row.has_attribute("aria-current")));
    let next = match open {
        Some(open) => u32::try_from(i64::from(open) + by).ok().filter(|next| *next < count),
        None => Some(0),
    };
    let Some(next) = next.and_then(row) else { return false };
    let _not_focusable = next.focus();
    next.click();
    true
}

fn click(selector: &str) -> bool {
    let found = document().query_selector(selector).ok().flatten();
    let Some(button) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) else { return false };
    if button.has_attribute("disabled") {
        return false;
    }
    button.click();
    true
}

fn write() -> bool {
    focus(".composer textarea");
    true
}

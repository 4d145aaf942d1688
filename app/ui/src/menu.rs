//! A menu on `<details>`: it opens without script; with it, arrows move and Escape closes.

use leptos::{ev::KeyboardEvent, html, prelude::*};
use web_sys::wasm_bindgen::JsCast;

/// A button that opens a short list of actions. Children are [`MenuItem`]s.
#[component]
pub fn Menu(
    /// What the button says.
    #[prop(into)]
    label: ViewFn,
    /// What a screen reader hears before it.
    #[prop(into)]
    name: String,
    /// The items.
    children: Children,
) -> impl IntoView {
    let details = NodeRef::<html::Details>::new();
    let on_key = move |event: KeyboardEvent| {
        let Some(details) = details.get_untracked() else { return };
        match event.key().as_str() {
            "Escape" => {
                details.set_open(false);
                focus(&details, "summary", 0);
            }
            "ArrowDown" | "ArrowUp" if details.open() => {
                event.prevent_default();
                step(&details, if event.key() == "ArrowDown" { 1 } else { -1 });
            }
            _ => {}
        }
    };
    close_elsewhere(details);
    view! {
        <details class="menu" node_ref=details on:keydown=on_key>
            <summary class="menu__button">
                <span class="visually-hidden">{name}": "</span>
                {label.run()}
            </summary>
            <div class="menu__items">{children()}</div>
        </details>
    }
}

/// A press anywhere else closes the menu, and so does a choice in it, once the form has heard of it.
fn close_elsewhere(details: NodeRef<html::Details>) {
    Effect::new(move || {
        let pressed = window_event_listener(leptos::ev::click, move |event| {
            let Some(menu) = details.get_untracked().filter(|menu| menu.open()) else { return };
            let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
            let is_inside = target.as_ref().is_some_and(|target| menu.contains(Some(target)));
            let is_choice = target.is_some_and(|target| matches!(target.closest(".menu__item"), Ok(Some(_))));
            if !is_inside || is_choice {
                menu.set_open(false);
            }
            if is_choice {
                // What was chosen is hidden with the others, and would take the focus with it.
                focus(&menu, "summary", 0);
            }
        });
        on_cleanup(move || pressed.remove());
    });
}

/// One action of a menu: a button that sends `value` under `name` with the form around the menu.
#[component]
pub fn MenuItem(
    /// The form's field.
    name: &'static str,
    /// What is sent.
    #[prop(into)]
    value: String,
    /// Whether this is what holds now.
    #[prop(optional)]
    current: bool,
    /// What it says.
    children: Children,
) -> impl IntoView {
    view! {
        <button class="menu__item" type="submit" name=name value=value aria-current=current.then_some("true")>
            {children()}
        </button>
    }
}

fn focus(within: &web_sys::Element, selector: &str, index: u32) {
    let found = within.query_selector_all(selector).ok().and_then(|all| all.get(index));
    if let Some(element) = found.and_then(|node| node.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _not_focusable = element.focus();
    }
}

fn step(details: &web_sys::Element, by: i64) {
    let Ok(items) = details.query_selector_all(".menu__item") else { return };
    let count = i64::from(items.length());
    let focused = document().active_element();
    let at = (0..items.length()).find(|index| {
        let item = items.get(*index).and_then(|node| node.dyn_into::<web_sys::Element>().ok());
        item.is_some() && item == focused
    });
    let next = match at {
        Some(at) => (i64::from(at) + by).rem_euclid(count.max(1)),
        None if by > 0 => 0,
        None => count - 1,
    };
    focus(details, ".menu__item", u32::try_from(next).unwrap_or_default());
}

//! Toasts: short news at the edge of the screen, announced politely, with one thing to do where there is one.

use std::{
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

use leptos::prelude::*;
use web_sys::{
    Element,
    wasm_bindgen::{JsCast, closure::Closure},
};

const SHOWN: Duration = Duration::from_secs(6);

/// A toast with something to do: its number, so that it can be kept where a page's elements cannot.
#[derive(Clone, Copy)]
pub struct Toast(u32);

impl Toast {
    /// Takes it away before its time; nothing where it went already.
    pub fn dismiss(self) {
        let found = document().query_selector(&format!(".toast[data-number='{}']", self.0));
        if let Ok(Some(shown)) = found {
            shown.remove();
        }
    }
}

/// Shows a sentence for a few seconds. Only in the browser.
pub fn toast(text: &str) {
    if let Some(shown) = show(text) {
        set_timeout(move || shown.remove(), SHOWN);
    }
}

/// Shows a sentence with a button for as long as `shown`; the button does `act` and takes the toast away. Only in the browser.
pub fn toast_with_action(
    text: &str,
    label: &str,
    shown: Duration,
    act: impl FnOnce() + 'static,
) -> Option<Toast> {
    static SHOWN_BEFORE: AtomicU32 = AtomicU32::new(0);
    let (toast, number) = (show(text)?, Toast(SHOWN_BEFORE.fetch_add(1, Ordering::Relaxed)));
    let _known_attribute = toast.set_attribute("data-number", &number.0.to_string());
    let button = document().create_element("button").ok()?;
    button.set_class_name("toast__action");
    let _known_attribute = button.set_attribute("type", "button");
    button.set_text_content(Some(label));
    // Once is enough: whoever pressed it has taken it away.
    let listener = Closure::once_into_js(move || {
        number.dismiss();
        act();
    });
    let _known_event = button.add_event_listener_with_callback("click", listener.unchecked_ref());
    let _same_document = toast.append_child(&button);
    set_timeout(move || number.dismiss(), shown);
    Some(number)
}

/// Written into the document by hand: a list that follows a signal would be in everybody's first load for news that few
/// pages have, and would announce again what moves up when an older sentence goes.
fn show(text: &str) -> Option<Element> {
    let document = document();
    // By its class, which no text of an article can have; an id could be a heading's.
    let toaster = document.query_selector(".toaster").ok()??;
    let toast = document.create_element("div").ok()?;
    toast.set_class_name("toast");
    let sentence = document.create_element("span").ok()?;
    // It may name a person.
    let _known_attribute = sentence.set_attribute("dir", "auto");
    sentence.set_text_content(Some(text));
    let _same_document = toast.append_child(&sentence);
    let _same_document = toaster.append_child(&toast);
    Some(toast)
}

/// Where toasts appear.
#[component]
pub fn Toaster() -> impl IntoView {
    view! { <div class="toaster" role="status" aria-live="polite" aria-atomic="false"></div> }
}

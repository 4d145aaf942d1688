//! Brings something before whoever looks, or the keyboard to it.

use base::Fault;
use leptos::prelude::{Effect, Read, Signal, document, request_animation_frame};
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition, wasm_bindgen::JsCast};

/// Scrolls as little as it takes for all of the element to be seen; not at all where it is. Only in the browser.
pub fn bring_into_view(element: &Element) {
    scroll(element, ScrollLogicalPosition::Nearest);
}

/// Scrolls to where the element begins. Only in the browser.
pub fn scroll_to_start(element: &Element) {
    scroll(element, ScrollLogicalPosition::Start);
}

/// Scrolls to where the element ends: it is the last that is seen. Only in the browser.
pub fn scroll_to_end(element: &Element) {
    scroll(element, ScrollLogicalPosition::End);
}

fn scroll(element: &Element, to: ScrollLogicalPosition) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(to);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Puts the keyboard on the first element of a selector. Only in the browser.
pub fn focus(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        let _not_focusable = element.focus();
    }
}

/// Puts the keyboard on the first field of a form that is wrong, whenever its action failed for one: it may be far from the
/// button. Without script the field has it from the beginning.
pub fn focus_wrong(fault: Signal<Option<Fault>>) {
    Effect::new(move || {
        if fault.read().is_some() {
            // Not before the field is marked.
            request_animation_frame(|| focus("main [aria-invalid=true]"));
        }
    });
}

/// Puts the keyboard there if what had it went from the page: otherwise the next key would begin at the page's top. Only in
/// the browser.
pub fn focus_if_lost(selector: impl Into<String>) {
    let selector = selector.into();
    // Not before the page shows what changed.
    request_animation_frame(move || {
        if document().active_element().is_none_or(|active| active.tag_name() == "BODY") {
            focus(&selector);
        }
    });
}
